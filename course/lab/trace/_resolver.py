"""The resolver that the browser asks: a name server of the lab behind a delayed line for datagrams."""

import asyncio
from contextlib import ExitStack

from course.lab.dns._internet import Internet
from course.lab.link._link import Link
from course.lab.link._udp_relay import UdpRelay

ADDRESS = "192.0.2.53"
ZONE = """$ORIGIN post.test.
@ 300 IN SOA ns hostmaster 1 7200 3600 1209600 300
@ 300 IN NS ns
ns 300 IN A 192.0.2.53
@ 60 IN A 203.0.113.80
"""


class Resolver:
    """It has the answer in its cache already: one round trip of ``delay`` ms in each direction."""

    def __init__(self, delay: float):
        self._delay, self._stack = delay, ExitStack()

    def open(self) -> None:
        net = self._stack.enter_context(Internet(world=None))
        net.name_server("resolver", ADDRESS, [ZONE])
        there_and_back = Link(self._delay), Link(self._delay)
        self._line = self._stack.enter_context(UdpRelay(net.endpoint(ADDRESS, "udp"), *there_and_back))

    def close(self) -> None:
        self._stack.close()

    async def ask(self, query: bytes) -> bytes:
        """What comes back to ``query``."""
        loop = asyncio.get_running_loop()
        asking = Asking(loop.create_future())
        transport, _ = await loop.create_datagram_endpoint(lambda: asking, remote_addr=self._line.address)
        try:
            transport.sendto(query)
            return await asking.reply
        finally:
            transport.close()


class Asking(asyncio.DatagramProtocol):
    def __init__(self, reply: asyncio.Future):
        self.reply = reply

    def datagram_received(self, data, address):
        if not self.reply.done():
            self.reply.set_result(data)
