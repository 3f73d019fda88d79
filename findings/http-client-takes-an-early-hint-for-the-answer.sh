#!/bin/bash
# Guess: a client reads over interim answers (1xx) until the final one comes, as RFC 9110 section 15.2 asks of every
# client; at worst it does not know one and ignores it.
# Seen (CPython 3.11 to 3.13): http.client reads over 100 only. A 103 (Early Hints, RFC 8297), which is meant for all who
# ask for a page, is the answer: status 103, no body, and what the server goes on to say is lost. So is requests 2.34.2,
# which stands on it and calls the answer ok; urllib.request raises an HTTPError for it. httpx gives the page.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check requests==2.34.2 httpx==0.28.1
"$folder/venv/bin/python" - <<'PYTHON'
import http.client
import platform
import socket
import sys
import threading
import urllib.error
import urllib.request

import httpx
import requests

HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\n"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage"


def answer(connection):
    with connection:
        asked = b""
        while not asked.endswith(b"\r\n\r\n"):
            asked += connection.recv(4096)
        connection.sendall(HINT + PAGE)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def serve():
    while True:  # until the program ends
        threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()


def by_urllib():
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url) as answered:
            return answered.status, answered.read()
    except urllib.error.HTTPError as error:
        with error:
            return "HTTPError", error.code


def by_http_client():
    client = http.client.HTTPConnection(*listening.getsockname())
    client.request("GET", "/")
    answered = client.getresponse()
    seen = answered.status, answered.read()
    client.close()
    return seen


def by_requests():
    with requests.Session() as session:
        session.trust_env = False
        answered = session.get(url)
        return answered.status_code, answered.content, answered.ok


def by_httpx():
    answered = httpx.get(url, trust_env=False)
    return answered.status_code, answered.content


listening = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
threading.Thread(target=serve, daemon=True).start()
seen = [by_http_client(), by_urllib(), by_requests(), by_httpx()]
print(f"CPython {platform.python_version()}", *seen, sep="\n")
sys.exit(0 if seen == [(103, b""), ("HTTPError", 103), (103, b"", True), (200, b"page")] else "this has changed")
PYTHON
