"""A client's TLS connection that opens records one by one: each byte it hears has its place in the stream below."""

import asyncio
import ssl
from bisect import bisect

from course.lab.base._errors import LabError

HEADER = 5  # bytes before a record's content (RFC 9846 §5.1)


class Wire(asyncio.Protocol):
    """``ready`` is done when the handshake is; ``heard(data, at)`` gets plain text and its offset in all plain text."""

    def __init__(self, context: ssl.SSLContext, host: str, heard):
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._in, self._out, server_hostname=host)
        self._heard, self._held = heard, bytearray()
        self.ready = asyncio.get_running_loop().create_future()
        self.lost = asyncio.get_running_loop().create_future()
        self._below, self._plain = 0, 0
        self._records = []  # of each with plain text: its first byte there, where it begins below, where it ends

    @property
    def protocols(self) -> str:
        return f"{self._tls.version()} {self._tls.selected_alpn_protocol()}"

    def connection_made(self, transport):
        self.transport = transport
        self._step()

    def connection_lost(self, error):
        for future in (self.ready, self.lost):
            if not future.done():
                future.set_exception(LabError("the connection broke"))
                future.exception()  # whoever waits sees it; nobody has to

    def data_received(self, data):
        self._held += data
        while len(self._held) >= HEADER and len(self._held) >= (size := HEADER + int.from_bytes(self._held[3:5])):
            self._in.write(self._held[:size])
            del self._held[:size]
            self._below += size
            self._step(size)

    def write(self, data: bytes) -> None:
        self._tls.write(data)
        self._flush()

    def below(self, begin: int, end: int) -> tuple[int, int]:
        """Where plain text from ``begin`` to ``end`` lies in the stream below; a record's edges go with its text."""
        return self._place(begin)[0], self._place(end - 1)[1]

    def _place(self, at):
        plain, begin, end = self._records[bisect(self._records, (at, float("inf"))) - 1]
        first = plain == at
        place = begin + HEADER + at - plain
        last = at == self._end_of(plain) - 1
        return begin if first else place, end if last else place + 1

    def _end_of(self, plain):
        following = bisect(self._records, (plain, float("inf")))
        return self._records[following][0] if following < len(self._records) else self._plain

    def _step(self, size=0):
        try:
            if not self.ready.done():
                self._tls.do_handshake()
                self._flush()
                self.ready.set_result(None)
            while data := self._tls.read(2**16):
                self._records.append((self._plain, self._below - size, self._below))
                self._plain += len(data)
                self._heard(data, self._plain - len(data))
        except ssl.SSLWantReadError:
            self._flush()

    def _flush(self):
        if data := self._out.read():
            self.transport.write(data)
