#!/bin/bash
# Guess: where a server is slow to accept, a client with a timeout waits for it that long, over a Unix socket as over TCP,
# and then raises ConnectTimeout.
# Seen (httpx 0.28.1 on httpcore 1.0.9, Linux): over TCP it does. Over a Unix socket (`HTTPTransport(uds=…)`) it raises
# ConnectError with EAGAIN at once. A socket with a timeout is not blocking, and where the queue of a Unix listener is full,
# Linux does not say "in progress", as TCP does, but "try again", on which Python does not wait. So a proxy and a service
# that move from TCP to a Unix socket lose the patience of their clients: a short burst becomes errors. The queue has room
# for one more than the number given to listen.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
[ "$(uname)" = Linux ] || { echo "needs Linux"; exit 2; }
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1 httpcore==1.0.9
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import errno
import socket
import sys

import httpx

QUEUE = 2


def full(family, address):
    """A listener that accepts nobody, with as many in its queue as it takes."""
    listener = socket.socket(family)
    listener.bind(address)
    listener.listen(QUEUE)
    waiting = [socket.socket(family) for _ in range(QUEUE + 1)]
    for one in waiting:
        one.connect(listener.getsockname())
    return listener, waiting


def call(transport, url):
    try:
        with httpx.Client(transport=transport, timeout=0.5, trust_env=False) as client:
            client.get(url)
    except httpx.TransportError as error:
        cause = error
        while cause.__cause__ or cause.__context__:
            cause = cause.__cause__ or cause.__context__
        return type(error).__name__, errno.errorcode.get(getattr(cause, "errno", None))
    return "an answer", None


unix, held = full(socket.AF_UNIX, "service.socket")
tcp, kept = full(socket.AF_INET, ("127.0.0.1", 0))
over_unix = call(httpx.HTTPTransport(uds="service.socket"), "http://service/")
over_tcp = call(None, f"http://127.0.0.1:{tcp.getsockname()[1]}/")
print("httpx", httpx.__version__, "Unix:", over_unix, "TCP:", over_tcp)
sys.exit(0 if over_unix == ("ConnectError", "EAGAIN") and over_tcp[0] == "ConnectTimeout" else "this has changed")
PYTHON
