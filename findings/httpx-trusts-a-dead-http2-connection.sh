#!/bin/bash
# Guess: a client that keeps connections notices when the server has closed an idle one, whatever the version of HTTP.
# Seen (CPython 3.11.7, httpx 0.28.1, h2 4.4, hypercorn 0.18.0): over HTTP/1.1 httpx looks whether a kept connection is
# readable, finds its end, and opens another. Over HTTP/2 it does not look: the first request after hypercorn's keep-alive
# raises RemoteProtocolError, "Server disconnected". hypercorn closes without a GOAWAY (RFC 9113 section 6.8); a server
# that sends one before is survived, as httpx then takes a new connection. Both ends keep idle connections for 5 s by
# default, so the one who closes first is drawn by lot.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1 h2 hypercorn==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import socket
import sys

import httpx
from hypercorn.asyncio import serve
from hypercorn.config import Config


async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"hello"})


async def after_idle(http2):
    listening = socket.create_server(("127.0.0.1", 0))
    config = Config()
    config.bind, config.keep_alive_timeout, config.loglevel = [f"fd://{listening.fileno()}"], 0.2, "CRITICAL"
    over = asyncio.Event()
    server = asyncio.create_task(serve(app, config, shutdown_trigger=over.wait))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    async with httpx.AsyncClient(http1=not http2, http2=http2, trust_env=False) as client:
        await client.get(url)
        await asyncio.sleep(1)
        try:
            told = str((await client.get(url)).status_code)
        except httpx.HTTPError as error:
            told = type(error).__name__
    over.set()
    await asyncio.wait([server], timeout=5)
    return told


seen = [asyncio.run(after_idle(http2)) for http2 in (False, True)]
print("HTTP/1.1:", seen[0], "  HTTP/2:", seen[1])
sys.exit(seen != ["200", "RemoteProtocolError"])
PYTHON
