#!/bin/bash
# Guess: Access-Control-Allow-Headers: * never covers Authorization, which a server must name (Fetch, CORS-preflight
# fetch, step 7: a CORS non-wildcard request-header name). So a star on an API leaves scripts of other origins unable to
# send tokens.
# Seen (Chromium 156, Debian 12): after a preflight that is answered with the star alone the request goes, Authorization
# and all, and its answer is read. With a list that does not name the field it is blocked, as it should be.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v chromium >/dev/null || { echo "needs chromium (Debian package chromium)"; exit 2; }
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" <<'PYTHON'
import http.server
import queue
import subprocess
import sys
import threading

said, arrived = queue.Queue(), []
PAGE = """<script>
const tried = names => fetch(API + names, {headers: {Authorization: 'Bearer 9f2c'}}).then(() => 'read', () => 'blocked');
(async () => fetch('/said?' + await tried('*') + ',' + await tried('x-other')))();
</script>"""


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/said?"):
            said.put(self.path.partition("?")[2])
        body = PAGE.replace("API", f"'http://127.0.0.1:{api.server_port}/'").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Api(Page):
    def do_GET(self):
        arrived.append((self.command, self.path, self.headers["Authorization"]))
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", self.path[1:])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_OPTIONS = do_GET


page, api = (http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) for kind in (Page, Api))
for server in (page, api):
    threading.Thread(target=server.serve_forever, daemon=True).start()
options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={sys.argv[1]}/profile"]
options.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
address = f"http://127.0.0.1:{page.server_port}/"
with open(f"{sys.argv[1]}/log", "w") as log:
    chromium = subprocess.Popen(["chromium", *options, "--remote-debugging-port=0", address], stdout=log, stderr=log)
try:
    star, other = said.get(timeout=60).split(",")
finally:
    chromium.terminate()
    chromium.wait()
for request in arrived:
    print(*request)
print(f"allowed *: {star}; allowed x-other: {other}")
sys.exit(0 if (star, other) == ("read", "blocked") else "this has changed")
PYTHON
