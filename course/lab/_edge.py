"""Sockets for name servers, and the client behind `Internet.ask`; all of it runs in the loop's thread."""

import asyncio
from contextlib import ExitStack
from functools import cached_property, partial

from course.lab._exchange import Exchange
from course.lab._log import Log
from course.lab._name_server import NameServer
from course.lab._wire import StreamClient, StreamServer, answer_datagram, receive_datagram, udp_client
from course.lab.errors import LabError

BACKSTOP = 10  # seconds; every honest outcome is known earlier and without a clock
ALPN = {"dot": "dot", "doh": "h2"}


class Edge:
    """Opens an address when it is first used and closes everything at once."""

    def __init__(self, binding, log: Log):
        self._binding = binding
        self._log = log
        self._openings = {}  # (address, over): the task that opens it
        self._listening = {}  # (address, over): (host, port)
        self._streams = {}  # address: the TCP socket beside its UDP socket
        self._closing = ExitStack()
        self._connections = set()
        self._exchanges = {}  # (over, the client's host and port): Exchange

    async def open(self, server: NameServer, address: str, over: str) -> tuple[str, int]:
        """The host and port at which ``server`` answers for ``address``, over UDP and TCP alike."""
        opening = address, "tcp" if over == "udp" else over
        if opening not in self._openings:
            open_it = self._open_secure if over in ALPN else self._open_plain
            self._openings[opening] = asyncio.create_task(open_it(server, *opening))
        # Others may wait for the same sockets: who gives up waiting must not close them.
        await asyncio.shield(self._openings[opening])
        return self._listening[address, over]

    async def ask(self, server: NameServer, address: str, over: str, message: bytes) -> list[bytes]:
        """All messages that come back for ``message``, in order."""
        try:
            async with asyncio.timeout(BACKSTOP):
                if over == "udp" and (address, over) not in self._listening:
                    self._open_datagrams(server, address)
                at = self._listening.get((address, over)) or await self.open(server, address, over)
                return await self._exchange(message, address, over, at)
        except TimeoutError:
            raise LabError(f"{server.name} neither answered nor dropped a query in {BACKSTOP} s") from None

    async def ca_pem(self) -> bytes:
        return self._certificates.ca_pem

    def close(self) -> None:
        for connection in list(self._connections):
            connection.abort()
        self._closing.close()

    @cached_property
    def _certificates(self):
        from course.lab._tls import Certificates

        return Certificates()

    def _open_datagrams(self, server, address):
        """UDP alone. The TCP port of the same number is taken, and nobody listens there before it is asked for."""
        udp, self._streams[address] = self._binding.pair(address)
        for sock in (udp, self._streams[address]):
            self._closing.callback(sock.close)
        udp.setblocking(False)
        loop, fd = asyncio.get_running_loop(), udp.fileno()
        loop.add_reader(fd, answer_datagram, udp, partial(self._serve, server, address, "udp"))
        self._closing.callback(loop.remove_reader, fd)
        self._listening[address, "udp"] = udp.getsockname()[:2]

    async def _open_plain(self, server, address, over):
        if (address, "udp") not in self._listening:
            self._open_datagrams(server, address)
        protocol = partial(StreamServer, partial(self._serve, server, address, "tcp"))
        await self._listen(address, "tcp", self._streams[address], protocol)

    async def _open_secure(self, server, address, over):
        context = self._certificates.server(server.name, server.addresses, ALPN[over])
        serve = partial(self._serve, server, address, over)
        protocol = partial(_doh().DohServer if over == "doh" else StreamServer, serve)
        sock = self._binding.stream(address, over)
        self._closing.callback(sock.close)
        await self._listen(address, over, sock, protocol, context)

    async def _listen(self, address, over, sock, protocol, context=None):
        loop = asyncio.get_running_loop()
        listener = await loop.create_server(partial(protocol, self._connections), sock=sock, ssl=context)
        self._closing.callback(listener.close)
        self._listening[address, over] = sock.getsockname()[:2]

    async def _exchange(self, message, address, over, at):
        exchange = Exchange(message)
        if over == "udp":
            return await self._exchange_datagrams(exchange, at)
        transport, client = await self._connect(exchange, address, over, at)
        peer = transport.get_extra_info("sockname")[:2]
        self._exchanges[over, peer] = exchange
        try:
            client.ask()
            await exchange.complete
        finally:
            del self._exchanges[over, peer]
            transport.abort()
        return exchange.received

    async def _exchange_datagrams(self, exchange, at):
        loop = asyncio.get_running_loop()
        with udp_client(at) as sock:
            peer, fd = sock.getsockname()[:2], sock.fileno()
            self._exchanges["udp", peer] = exchange
            loop.add_reader(fd, receive_datagram, sock, exchange.receive)
            try:
                sock.send(exchange.query)
                await exchange.complete
            finally:
                loop.remove_reader(fd)
                del self._exchanges["udp", peer]
        return exchange.received

    def _serve(self, server, address, over, message, peer, send):
        replies = server.handle(message, address, over, self._log)
        for reply in replies:
            send(reply)
        if exchange := self._exchanges.get((over, peer)):
            exchange.expect(len(replies))

    async def _connect(self, exchange, address, over, at):
        client = _doh().DohClient(exchange, address) if over == "doh" else StreamClient(exchange)
        secure = {}
        if over in ALPN:
            # The certificate is checked against the address that was asked, not the loopback one behind it.
            secure = {"ssl": self._certificates.client(ALPN[over]), "server_hostname": address}
        return await asyncio.get_running_loop().create_connection(lambda: client, *at, **secure)


def _doh():
    from course.lab import _doh

    return _doh
