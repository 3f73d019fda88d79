#!/bin/bash
# Guess: a client with a base URL that is asked for "//orders/7" either sends the path "//orders/7" to the base's host, as
# it does for "/a//b", or follows RFC 3986 section 4.2, by which that text names the host "orders".
# Seen (httpx 0.28.1): neither. The request goes to the base's host, and its path is "/7": what would be the host is taken
# off the text, and then not used. Without a base URL the same path, in a whole URL, is sent as it is. Whoever joins a
# prefix that ends in a slash to a path that begins with one asks for another resource, and no error says so.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx

asked = []


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.requestline.split()[1])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
with httpx.Client(base_url=base, trust_env=False) as client:
    for path in ("/a//b", "//orders/7", f"{base}//orders/7"):
        client.get(path)
server.shutdown()
print("httpx", httpx.__version__, asked)
sys.exit(0 if asked == ["/a//b", "/7", "//orders/7"] else "this has changed")
PYTHON
