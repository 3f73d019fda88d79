"""Sockets for name servers, and the client behind `Internet.ask`; all of it runs in the loop's thread."""

import asyncio
import select
import socket
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property, partial

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.base._once import Once
from course.lab.dns._exchange import Exchange
from course.lab.dns._name_server import NameServer
from course.lab.dns._wire import MESSAGE_LIMIT, StreamClient, StreamServer, answer_datagram, udp_client

BACKSTOP = 10  # seconds; every honest outcome is known earlier and without a clock
ALPN = {"dot": "dot", "doh": "h2"}


class Edge:
    """Opens an address when it is first used and closes everything at once."""

    def __init__(self, binding, log: Log, loop: asyncio.AbstractEventLoop):
        self._binding = binding
        self._log = log
        self._loop = loop
        self._once = Once()  # opens what listens for (address, over)
        self._listening = {}  # (address, over): (host, port)
        self._datagrams = {}  # address: its UDP socket, and what handles a message
        self._streams = {}  # address: the TCP socket beside its UDP socket
        self._closing = ExitStack()
        self._connections = set()
        self._exchanges = {}  # (over, the client's host and port): Exchange, over streams

    async def open(self, server: NameServer, address: str, over: str) -> tuple[str, int]:
        """The host and port at which ``server`` answers for ``address``, over UDP and TCP alike."""
        opening = address, "tcp" if over == "udp" else over
        open_it = self._open_secure if over in ALPN else self._open_plain
        await self._once.get(opening, partial(open_it, server, *opening))
        return self._listening[address, over]

    def ask_datagram(self, server: NameServer, address: str, message: bytes) -> list[bytes]:
        """All messages that come back over UDP for ``message``, in order.

        On loopback a datagram is there as soon as it is sent: to wait in the loop would take longer than to fetch it.
        """
        if address not in self._datagrams:
            self._open_datagrams(server, address)
        sock, serve = self._datagrams[address]
        try:
            with udp_client(self._listening[address, "udp"], BACKSTOP) as client:
                client.send(message)
                return _replies(client, message[:2], _dealt_with(sock, serve, client.getsockname()[:2]))
        except TimeoutError:
            raise _forgotten(server) from None

    async def ask(self, server: NameServer, address: str, over: str, message: bytes) -> list[bytes]:
        """All messages that come back over a stream for ``message``, in order."""
        try:
            async with asyncio.timeout(BACKSTOP):
                at = self._listening.get((address, over)) or await self.open(server, address, over)
                return await self._exchange(message, address, over, at)
        except TimeoutError:
            raise _forgotten(server) from None

    def ca_pem(self) -> bytes:
        return self._certificates.ca_pem

    def close(self) -> None:
        for connection in list(self._connections):
            connection.abort()
        self._closing.close()

    @cached_property
    def _certificates(self):
        from course.lab.tls._ca import Certificates

        return Certificates()

    def _open_datagrams(self, server, address):
        """UDP alone. The TCP port of the same number is taken, and nobody listens there before it is asked for."""
        udp, self._streams[address] = self._binding.pair(address)
        for sock in (udp, self._streams[address]):
            self._closing.callback(sock.close)
        udp.setblocking(False)
        self._datagrams[address] = served = udp, partial(self._serve, server, address, "udp")
        self._loop.add_reader(udp, answer_datagram, *served)
        self._closing.callback(self._loop.remove_reader, udp)
        self._listening[address, "udp"] = udp.getsockname()[:2]

    async def _open_plain(self, server, address, over):
        if (address, "udp") not in self._listening:
            self._open_datagrams(server, address)
        protocol = partial(StreamServer, partial(self._serve, server, address, "tcp"), self._connections)
        await self._listen(address, "tcp", self._streams[address], protocol)

    async def _open_secure(self, server, address, over):
        context = self._certificates.server(server.name, server.addresses, ALPN[over])
        serve = partial(self._serve, server, address, over)
        protocol = partial(_doh().DohServer if over == "doh" else StreamServer, serve, self._connections)
        sock = self._binding.stream(address, over)
        self._closing.callback(sock.close)
        await self._listen(address, over, sock, _secured(protocol, context, self._connections))

    async def _listen(self, address, over, sock, protocol):
        listener = await self._loop.create_server(protocol, sock=sock)
        self._closing.callback(listener.close)
        self._listening[address, over] = sock.getsockname()[:2]

    async def _exchange(self, message, address, over, at):
        exchange = Exchange(message)
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

    def _serve(self, server, address, over, message, peer, send):
        replies = server.handle(message, address, over, self._log)
        for reply in replies:
            send(reply)
        if exchange := self._exchanges.get((over, peer)):
            exchange.expect(len(replies))
        return len(replies)

    async def _connect(self, exchange, address, over, at):
        client = _doh().DohClient(exchange, address) if over == "doh" else StreamClient(exchange)
        secure = {}
        if over in ALPN:
            # The certificate is checked against the address that was asked, not the loopback one behind it.
            secure = {"ssl": self._certificates.client(ALPN[over]), "server_hostname": address}
        return await self._loop.create_connection(lambda: client, *at, **secure)


def _dealt_with(sock: socket.socket, serve: Callable, peer: tuple[str, int]) -> int:
    """Let the server take what has arrived, up to the message of ``peer``; how many replies it has sent to that."""
    while True:
        answered = answer_datagram(sock, serve)
        if answered is None and not select.select([sock], [], [], BACKSTOP)[0]:
            raise TimeoutError
        if answered and answered[0] == peer:
            return answered[1]


def _replies(client: socket.socket, id: bytes, sent: int) -> list[bytes]:
    """The messages that were sent, up to the first with the query's id."""
    received = []
    while len(received) < sent:
        received.append(client.recv(MESSAGE_LIMIT))
        if received[-1][:2] == id:
            break
    return received


def _forgotten(server: NameServer) -> LabError:
    return LabError(f"{server.name} neither answered nor dropped a query in {BACKSTOP} s")


def _secured(protocol, context, under_way):
    from course.lab.tls._alerting import secured

    return secured(protocol, context, under_way)


def _doh():
    from course.lab.dns import _doh

    return _doh
