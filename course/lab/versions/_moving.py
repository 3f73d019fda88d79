"""Clients whose address changes in the middle of a download: a QUIC connection goes on, one of TCP breaks."""

import asyncio
from collections import deque

from course.lab.link._datagrams import bound
from course.lab.versions._load import Record
from course.lab.versions._over_quic import Http3
from course.lab.versions._over_tcp import Http2, loaded

FRAMES = {"path_challenge": "PATH_CHALLENGE", "path_response": "PATH_RESPONSE"}


class Half(Record):
    """``reached`` is set when ``enough`` bytes were handed to the application."""

    def __init__(self, now, enough: int):
        super().__init__(now)
        self.reached, self._left = asyncio.Event(), enough

    def note(self, what, connection, stream=None, object="", size=0, note="", ms=None):
        super().note(what, connection, stream, object, size, note, ms)
        if what == "delivered":
            self._left -= size
            if self._left <= 0:
                self.reached.set()


class Moving(Http3):
    """Also notes which connection ids packets are sent to, and the frames that validate a path (RFC 9000 §8.2)."""

    def __init__(self, *about):
        self._ids = {}
        super().__init__(*about)

    def _heard(self, event, data):
        super()._heard(event, data)
        self._tell("client", event, data)

    def _heard_of_server(self, event, data):
        super()._heard_of_server(event, data)
        self._tell("server", event, data)

    def _tell(self, who, event, data):
        if event != "packet_sent" or data["header"]["packet_type"] != "1RTT":
            return
        to = data["header"]["dcid"]
        if self._ids.setdefault(who, to) != to:
            self._record.note("connection id", 0, note=f"{who} {self._ids[who]} -> {to}")
            self._ids[who] = to
        for frame in data["frames"]:
            if frame["frame_type"] in FRAMES:
                self._record.note(FRAMES[frame["frame_type"]], 0, note=f"{who} {frame['data']}")


async def move_over_quic(address, ca_pem, traces, objects, record: Half) -> Moving:
    """The connection that has loaded ``objects``, half of them from another port than it began at."""
    loop = asyncio.get_running_loop()
    begun, end = await loop.create_datagram_endpoint(lambda: Moving(ca_pem, traces, objects, record), sock=bound())
    end.connect(address)
    moved = None
    try:
        await asyncio.wait([end.ended, loop.create_task(record.reached.wait())], return_when=asyncio.FIRST_COMPLETED)
        moved, _ = await loop.create_datagram_endpoint(lambda: end, sock=bound())
        record.note("address", 0, note=f"{_told(begun)} -> {_told(moved)}")
        begun.close()
        end.change_connection_id()  # or who watches both paths could tell that they are one client's (RFC 9000 §9.5)
        await end.ended
    finally:
        end.close()
        for transport in filter(None, (begun, moved)):
            transport.close()
    end.answers.settle()
    return end


async def move_over_tcp(address, context, objects, record: Half) -> list[Http2]:
    """The connection that broke half-way, and the one that had to begin again."""
    context.set_alpn_protocols([Http2.protocol])
    loop = asyncio.get_running_loop()
    broken, again = (Http2(n, deque(objects), context, record) for n in range(2))
    begun, _ = await loop.create_connection(lambda: broken.wire, *address)
    loading = loop.create_task(loaded(broken, record))
    await asyncio.wait([loading, loop.create_task(record.reached.wait())], return_when=asyncio.FIRST_COMPLETED)
    begun.abort()
    await asyncio.wait([loading])
    loading.exception()
    record.note("broken", 0)
    moved, _ = await loop.create_connection(lambda: again.wire, *address)
    record.note("address", 1, note=f"{_told(begun)} -> {_told(moved)}")
    try:
        await loaded(again, record)
    finally:
        moved.close()
    return [broken, again]


def _told(transport):
    return "{}:{}".format(*transport.get_extra_info("sockname"))
