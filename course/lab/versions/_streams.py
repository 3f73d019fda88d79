"""The streams of a QUIC connection to the page, for a client of one's own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.lab.base._background import Background


class Streams:
    """A connection of QUIC to a server of HTTP/3: bytes on streams, and nothing of HTTP. Use it in a ``with`` block."""

    def __init__(self, background: "Background", address: tuple[str, int], ca_pem: bytes, silence: float):
        self._background, self._silence, self._ended = background, silence, set()
        from course.lab.versions._stream_end import opened

        self._transport, self._end = background.call(opened(address, ca_pem))

    def __enter__(self) -> "Streams":
        return self

    def __exit__(self, *_) -> None:
        self._background.do(self._close)

    def send(self, stream: int, data: bytes, fin: bool) -> None:
        """Send bytes on a stream, which they open if it is new, and end it if ``fin`` is true.

        A client's are 0, 4, 8, … for both ways, and 2, 6, 10, … for its own way only (RFC 9000 §2.1). Raises ValueError
        for another one, and for one that was ended.
        """
        if stream % 4 not in (0, 2):
            raise ValueError(f"a client cannot open stream {stream}: 0, 4, 8, … go both ways, 2, 6, 10, … its own")
        if stream in self._ended:
            raise ValueError(f"stream {stream} was ended: nothing more can be sent on it")
        self._background.do(self._end.send, stream, bytes(data), bool(fin))
        self._ended |= {stream} if fin else set()

    def receive(self) -> tuple[int, bytes, bool] | None:
        """Bytes that came, or come next, on some stream, in that stream's order: ``(stream, data, fin)``.

        ``None`` when a stream was reset or the connection has ended, and when nothing comes for the time of
        ``silence``.
        """
        return self._background.call(self._next())

    async def _next(self):
        import asyncio

        try:
            return await asyncio.wait_for(self._end.came.get(), self._silence)
        except TimeoutError:
            return None

    def _close(self):
        self._end.close()
        self._transport.close()
