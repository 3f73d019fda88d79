#!/bin/bash
# Guess: a TLS server that refuses a handshake says why: its alert reaches the client, whatever runs the server.
# Seen (CPython 3.11.7, OpenSSL 3.0): a server that takes TLS 1.3 only, asked by a client with at most TLS 1.2. From a
# thread with ssl.wrap_socket the client reads the alert "protocol version" (RFC 8446 section 6.2). From asyncio's server
# it reads the end of the connection, as the transport is closed before the alert that OpenSSL had written into the
# outgoing memory BIO was sent. Whoever debugs a client sees "unexpected EOF" and looks for a crash.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trustme==1.2.1
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import socket
import ssl
import sys
import threading

import trustme

ca = trustme.CA()
certificate = ca.issue_cert("localhost")


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def told(port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ca.configure_trust(context)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    try:
        with (
            socket.create_connection(("127.0.0.1", port)) as plain,
            context.wrap_socket(plain, server_hostname="localhost"),
        ):
            return "connected"
    except OSError as error:
        return f"{type(error).__name__}: {error}"


async def from_asyncio():
    async def never(reader, writer):
        writer.close()

    async with await asyncio.start_server(never, "127.0.0.1", 0, ssl=server_context()) as server:
        return await asyncio.to_thread(told, server.sockets[0].getsockname()[1])


def from_a_thread():
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        plain, _ = listening.accept()
        with plain, listening:
            try:
                server_context().wrap_socket(plain, server_side=True)
            except OSError:
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        return told(listening.getsockname()[1])
    finally:
        thread.join()


seen = {"thread": from_a_thread(), "asyncio": asyncio.run(from_asyncio())}
print("Python", sys.version.split()[0], ssl.OPENSSL_VERSION)
for how, what in seen.items():
    print(f"{how}: {what}")
as_before = "ALERT_PROTOCOL_VERSION" in seen["thread"] and "EOF" in seen["asyncio"]
sys.exit(0 if as_before else "this has changed")
PYTHON
