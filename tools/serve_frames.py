"""Inside a host of `record_frames.py`: the servers it talks to, and two clients that no program of the system is.

python tools/serve_frames.py --serve ADDRESS        DNS on 53, HTTP on 80, HTTP/1.1, 2 and 3 on 443
python tools/serve_frames.py --fetch ADDRESS NAME   one page over HTTP/3
python tools/serve_frames.py --send ADDRESS BYTES   one datagram
"""

import asyncio
import socket
import ssl
import sys
import tempfile
from pathlib import Path

NAME = "www.shop.test"
ZONE = """
$ORIGIN shop.test.
$TTL 300
@ SOA ns1 hostmaster 2026110101 7200 900 1209600 60
@ NS ns1
ns1 A 192.0.2.10
www A 192.0.2.10
www AAAA 2001:db8::10
"""
PAGES = {"/hello": b"hello, world\n", "/large": b"0123456789abcdef" * 320}


async def app(scope, receive, send):
    if scope["type"] == "http":
        body = PAGES.get(scope["path"], b"")
        headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200 if body else 404, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def serve(address):
    from course.lab import Internet

    with tempfile.TemporaryDirectory() as scratch, Internet(world=None, bind="as-is") as net:
        net.name_server("ns1.shop.test", address, [ZONE])
        net.endpoint(address, "udp")
        asyncio.run(serve_pages(address, Path(scratch)))


async def serve_pages(address, scratch):
    import trustme
    from hypercorn.asyncio import serve as run
    from hypercorn.config import Config

    at = f"[{address}]" if ":" in address else address
    certificate = trustme.CA().issue_cert(NAME)
    certificate.private_key_pem.write_to_path(scratch / "key.pem")
    for part in certificate.cert_chain_pems:
        part.write_to_path(scratch / "cert.pem", append=True)
    config = Config()
    config.certfile, config.keyfile = str(scratch / "cert.pem"), str(scratch / "key.pem")
    config.bind, config.insecure_bind, config.quic_bind = [f"{at}:443"], [f"{at}:80"], [f"{at}:443"]
    config.include_date_header = config.include_server_header = False
    config.errorlog = None
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin, ended.set)
    serving = asyncio.create_task(run(app, config, shutdown_trigger=ended.wait))
    while True:  # hypercorn does not say when it listens
        try:
            socket.create_connection((address, 80)).close()
            break
        except OSError:
            await asyncio.sleep(0.05)
    print("ready", flush=True)
    await serving


async def fetch(address, name):
    """GET /hello over HTTP/3."""
    from aioquic.asyncio.client import connect
    from aioquic.asyncio.protocol import QuicConnectionProtocol
    from aioquic.h3.connection import H3Connection
    from aioquic.h3.events import DataReceived
    from aioquic.quic.configuration import QuicConfiguration

    class Client(QuicConnectionProtocol):
        body, done = b"", None

        def quic_event_received(self, event):
            for found in self.http.handle_event(event) if hasattr(self, "http") else []:
                self.body += found.data if isinstance(found, DataReceived) else b""
                if getattr(found, "stream_ended", False):
                    self.done.set()

    settings = QuicConfiguration(alpn_protocols=["h3"], server_name=name, verify_mode=ssl.CERT_NONE)
    async with connect(address, 443, configuration=settings, create_protocol=Client) as client:
        client.http, client.done = H3Connection(client._quic), asyncio.Event()
        asked = [(b":method", b"GET"), (b":scheme", b"https"), (b":authority", name.encode()), (b":path", b"/hello")]
        client.http.send_headers(client._quic.get_next_available_stream_id(), asked, end_stream=True)
        client.transmit()
        await client.done.wait()
        if client.body != PAGES["/hello"]:
            raise RuntimeError(f"got {client.body!r}")


def send(address, size):
    text = bytes(b"abcdefgh"[at % 8] for at in range(size))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        # Linux sets "don't fragment" unless told not to.
        sender.setsockopt(socket.IPPROTO_IP, 10, 0)  # IP_MTU_DISCOVER, IP_PMTUDISC_DONT
        sender.sendto(text, (address, 9))


if __name__ == "__main__":
    wish, *given = sys.argv[1:]
    if wish == "--serve":
        serve(*given)
    elif wish == "--fetch":
        asyncio.run(fetch(*given))
    else:
        send(given[0], int(given[1]))
