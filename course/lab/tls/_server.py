"""Sockets for `Sites`. The handshake goes through memory, so that one that fails can be told about, too."""

import asyncio
import select
import ssl
from contextlib import suppress

from course.lab.tls._contexts import load, server_context

VERIFY = {"ignored": ssl.CERT_NONE, "asked": ssl.CERT_OPTIONAL, "required": ssl.CERT_REQUIRED}


class TlsEdge:
    """All servers and connections of one `Sites`; everything runs in the loop's thread."""

    def __init__(self):
        self._servers = []
        self._shown = {}  # by port: the name and the context with its certificate
        self._connections = []

    async def open(self, name, chain, other, versions, clients, ca_pem) -> int:
        context = shown = _context(chain, versions, clients, ca_pem)
        if other is not None:
            context = _shared(_context(other, versions, clients, ca_pem), context, name)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: TlsConnection(name, context, self._connections), "127.0.0.1", 0)
        self._servers.append(server)
        port = server.sockets[0].getsockname()[1]
        self._shown[port] = name, shown
        return port

    async def renew(self, port, chain_for):
        name, context = self._shown[port]
        chain = chain_for(name)
        load(context, chain)
        return chain

    async def visits(self) -> list[dict]:
        while self._unread():
            await asyncio.sleep(0)
        return [connection.told() for connection in self._connections]

    def close(self) -> None:
        for server in self._servers:
            server.close()
        for connection in self._connections:
            connection.transport.abort()

    def _unread(self):
        """Whether clients have connected or sent something that has not been looked at."""
        waiting = [sock for server in self._servers for sock in server.sockets]
        open_ = [c.transport for c in self._connections if not c.transport.is_closing()]
        waiting += [transport.get_extra_info("socket") for transport in open_]
        poll = select.poll()
        for sock in waiting:
            poll.register(sock.fileno(), select.POLLIN)
        return poll.poll(0)


class TlsConnection(asyncio.Protocol):
    """One connection of a client, and what has come of it."""

    def __init__(self, name, context, connections):
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._name, self._connections = name, connections
        self._received, self._over, self._error = b"", False, ""
        self._agreed = {"version": "", "resumed": False, "client": "", "finished": False}

    def connection_made(self, transport):
        self.transport = transport
        self._connections.append(self)

    def data_received(self, data):
        if not self._over:  # what comes after the end is read and left: closing at once would reset the connection
            self._incoming.write(data)
            self._go_on()

    def eof_received(self):
        if not self._over:
            self._incoming.write_eof()
            self._go_on()

    def told(self) -> dict:
        return {"server": self._name, **self._agreed, "received": self._received, "error": self._error}

    def _go_on(self):
        try:
            if not self._agreed["finished"]:
                self._tls.do_handshake()
                self._agreed = _agreed(self._tls)
            while data := self._tls.read(65536):
                self._received += data
                if b"\r\n\r\n" in self._received:
                    return self._answer()
            self._end()
        except ssl.SSLWantReadError:
            self._flush()
        except ssl.SSLError as error:
            self._error = error.reason or "EOF"
            self._end()

    def _answer(self):
        body = f"this is {self._name}\n".encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
        self._tls.write(head + body)
        self._end()

    def _end(self):
        with suppress(ssl.SSLError):
            self._tls.unwrap()
        self._over = True
        self._flush()
        self.transport.write_eof()

    def _flush(self):
        if data := self._outgoing.read():
            self.transport.write(data)


def _context(chain, versions, clients, ca_pem):
    context = server_context(chain, versions)
    context.verify_mode = VERIFY[clients]
    if clients != "ignored":
        context.load_verify_locations(cadata=ca_pem.decode())
    return context


def _shared(default, wanted, name):
    def choose(connection, asked_for, _):
        if asked_for == name:
            connection.context = wanted

    default.sni_callback = choose
    return default


def _agreed(tls):
    """Asked for at once: a connection that has broken off no longer tells."""
    client = _first_name(tls.getpeercert() or {})
    return {"version": tls.version(), "resumed": tls.session_reused, "client": client, "finished": True}


def _first_name(certificate):
    """The first host name that a client's certificate holds for, or its common name."""
    names = [value for kind, value in certificate.get("subjectAltName", ()) if kind == "DNS"]
    names += [value for part in certificate.get("subject", ()) for kind, value in part if kind == "commonName"]
    return names[0] if names else ""
