#!/bin/bash
# Guess: a proxy that compresses answers for those who accept it says Vary: Accept-Encoding on every answer that it might
# have compressed, as an answer depends on that field whether it was compressed or not (RFC 9110 section 12.5.5).
# Seen (HAProxy 2.6.12, Debian 12): with "compression algo gzip" Vary stands on the compressed answer only. The plain one,
# to a client that accepts no coding, carries no Vary: a cache in front may hand it to everybody, and compression is
# lost for as long as it is fresh. (nginx 1.22.1 with "gzip_vary on" says Vary on both.)
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v haproxy >/dev/null || { echo "needs haproxy (Debian package haproxy)"; exit 2; }
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" <<'PYTHON'
import http.client
import http.server
import pathlib
import socket
import subprocess
import sys
import threading


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = b"the same words again and again, " * 300
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


origin = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
threading.Thread(target=origin.serve_forever, daemon=True).start()
listening = socket.create_server(("127.0.0.1", 0))
listening.set_inheritable(True)
config = pathlib.Path(sys.argv[1], "haproxy.cfg")
config.write_text(f"""
defaults
    mode http
    timeout connect 5s
    timeout client 5s
    timeout server 5s
frontend web
    bind fd@{listening.fileno()}
    compression algo gzip
    compression type text/plain
    default_backend origin
backend origin
    server one 127.0.0.1:{origin.server_port}
""")
proxy = subprocess.Popen(["haproxy", "-db", "-f", str(config)], close_fds=False, stderr=subprocess.DEVNULL)
seen = {}
for accepted in ("gzip", "identity"):
    client = http.client.HTTPConnection(*listening.getsockname(), timeout=10)
    client.request("GET", "/", headers={"Accept-Encoding": accepted})
    answer = client.getresponse()
    answer.read()
    seen[accepted] = (answer.getheader("Content-Encoding"), answer.getheader("Vary"))
proxy.terminate()
proxy.wait()
for accepted, (coding, vary) in seen.items():
    print(f"Accept-Encoding: {accepted:8}  Content-Encoding: {coding}  Vary: {vary}")
sys.exit(seen != {"gzip": ("gzip", "Accept-Encoding"), "identity": (None, None)})
PYTHON
