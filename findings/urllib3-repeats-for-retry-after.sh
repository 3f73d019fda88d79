#!/bin/bash
# Guess: urllib3 repeats requests whose connection failed; an answer is an answer, unless its status stands in
# status_forcelist, which is empty.
# Seen (urllib3 2.8.0): a 503, 429 or 413 that carries Retry-After is repeated without being asked for, three times, as
# long as the method is idempotent. So a server that says that it is overloaded, and when to come back, hears four
# requests in place of one; the same status without the field is handed out at once. POST is not repeated. Who counts
# attempts, or repeats by a loop of their own, multiplies.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check urllib3==2.8.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

heard = Counter()


class Overloaded(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        heard[self.command, self.path] += 1
        status, says = self.path.strip("/").split("/")
        self.send_response(int(status))
        if says == "after":
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Overloaded)
threading.Thread(target=server.serve_forever, daemon=True).start()
asked = [(method, f"/{status}/{says}") for status in (503, 429) for says in ("plain", "after") for method in ("GET", "POST")]
with urllib3.PoolManager() as pool:
    answers = [pool.request(method, f"http://127.0.0.1:{server.server_port}{path}").status for method, path in asked]
server.shutdown()
for (method, path), status in zip(asked, answers):
    print(f"{method:4} {path:10} {heard[method, path]} heard, {status} handed out")
want = [4 if method == "GET" and path.endswith("after") else 1 for method, path in asked]
print("urllib3", urllib3.__version__)
sys.exit(0 if [heard[one] for one in asked] == want else "this has changed")
PYTHON
