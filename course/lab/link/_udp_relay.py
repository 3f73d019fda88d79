"""A real detour for datagrams on loopback: what a `Link` says of each packet is what happens to it."""

import select
import socket
from contextlib import suppress
from dataclasses import dataclass

from course.lab.link._datagrams import bound
from course.lab.link._detour import Detour
from course.lab.link._link import Link, Packet

LARGEST = 65_535


@dataclass(frozen=True, slots=True)
class Relayed:
    """One datagram that came to a relay: ``way`` is ``"there"``, to the server, or ``"back"``."""

    way: str
    packet: Packet


class UdpRelay(Detour):
    """Stands before a server at ``target``: what is sent to ``address`` reaches it over one link, its answers another.

        with UdpRelay(server, there=Link(30), back=Link(30, loss={4})) as relay:
            client.sendto(b"ping", relay.address)

    ``log`` tells the fate of the first ``limit`` datagrams, in ms since the relay began. All clients share the two
    links; each has a port of its own towards the server, so that it gets its own answers. A datagram is a few tenths
    of a ms late, or more on a busy machine: measure with it, but do not grade its times.
    """

    def __init__(self, target: tuple[str, int], there: Link, back: Link, limit: int = 100_000):
        super().__init__(target)
        self.log: list[Relayed] = []
        self._links, self._limit = {"there": there, "back": back}, limit
        self._clients: dict[tuple[str, int], socket.socket] = {}
        self._under_way = {}  # by way and number: the socket to send from, the address to send to

    def _open(self):
        return bound()

    def _carry(self):
        while True:
            ready, _, _ = select.select([self._stopped, self._front, *self._clients.values()], [], [], self._next())
            if self._stopped in ready:
                return
            for end in ready:
                with suppress(OSError):  # nobody listened there a moment ago: UDP's senders need not know
                    self._take(end)
            self._deliver()

    def _next(self):
        arrivals = [at for link in self._links.values() if (at := link.next_arrival()) is not None]
        return self._wait(min(arrivals, default=None))

    def _take(self, end):
        data, sender = end.recvfrom(LARGEST)
        if end is self._front:
            if sender not in self._clients:
                self._clients[sender] = self._sockets.enter_context(bound())
            self._send("there", data, self._clients[sender], self.target)
        elif sender == self.target:
            client = next(client for client, used in self._clients.items() if used is end)
            self._send("back", data, self._front, client)

    def _send(self, way, data, source, target):
        packet = self._links[way].send(data, self.now())
        if len(self.log) < self._limit:
            self.log.append(Relayed(way, packet))
        if not packet.dropped:
            self._under_way[way, packet.n] = source, target

    def _deliver(self):
        for way, link in self._links.items():
            for packet in link.arrived(self.now()):
                source, target = self._under_way.pop((way, packet.n))
                with suppress(OSError):
                    source.sendto(packet.data, target)
