#!/bin/bash
# Guess: a preflight's answer with Access-Control-Max-Age: 600 serves the same request for ten minutes, whatever its
# fields (Fetch, CORS-preflight cache).
# Seen (Chromium 156, Debian 12): it does for X-One, and not for If-Match, If-None-Match, If-Modified-Since,
# If-Unmodified-Since and If-Range: each such request is asked about again. These fields switch the cache of answers off
# (Fetch, HTTP-network-or-cache fetch), and with it, in Chromium, that of preflights. An API that guards each change by
# If-Match pays two round trips for every one.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v chromium >/dev/null || { echo "needs chromium (Debian package chromium)"; exit 2; }
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" <<'PYTHON'
import collections
import http.server
import queue
import subprocess
import sys
import threading

FIELDS = ["X-One", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range"]
said, asked = queue.Queue(), collections.Counter()
PAGE = """<script>
(async () => {
    for (const name of FIELDS)
        for (const time of [1, 2]) await fetch(API + name, {method: 'PUT', headers: {[name]: '"v1"'}}).catch(() => 0);
    fetch('/said');
})();
</script>"""


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/said":
            said.put("done")
        body = PAGE.replace("API", f"'http://127.0.0.1:{api.server_port}/'").replace("FIELDS", str(FIELDS)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Api(Page):
    def do_PUT(self):
        asked[self.path[1:]] += self.command == "OPTIONS"
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "PUT")
        self.send_header("Access-Control-Allow-Headers", self.path[1:])
        self.send_header("Access-Control-Max-Age", "600")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_OPTIONS = do_PUT


page, api = (http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) for kind in (Page, Api))
for server in (page, api):
    threading.Thread(target=server.serve_forever, daemon=True).start()
options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={sys.argv[1]}/profile"]
options.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
address = f"http://127.0.0.1:{page.server_port}/"
with open(f"{sys.argv[1]}/log", "w") as log:
    chromium = subprocess.Popen(["chromium", *options, "--remote-debugging-port=0", address], stdout=log, stderr=log)
try:
    said.get(timeout=60)
finally:
    chromium.terminate()
    chromium.wait()
for name in FIELDS:
    print(f"{name}: two requests, {asked[name]} preflights")
sys.exit(0 if [asked[name] for name in FIELDS] == [1, 2, 2, 2, 2, 2] else "this has changed")
PYTHON
