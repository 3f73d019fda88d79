"""The TCP segments of a recording, read without a library."""

import struct
from dataclasses import dataclass
from pathlib import Path

from course.lab.link._frames import frames

IPV4, TCP = b"\x08\x00", 6
FLAGS = {1: "F", 2: "S", 4: "R", 8: "P", 16: "A", 32: "U"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A TCP segment of a recording; ``n`` and ``ms`` are those of its frame.

    ``source`` and ``target`` are addresses, ``flags`` letters in the order FSRPAU, ``size`` the bytes of payload as
    IPv4 says them, whether they were recorded or not, and ``window`` the number in the header, not scaled.
    """

    n: int
    ms: float
    source: str
    target: str
    seq: int
    ack: int
    flags: str
    size: int
    window: int


def segments(path: str | Path) -> list[Segment]:
    """The TCP segments over IPv4, without VLAN tags, in the pcap file at ``path``; other frames are passed over."""
    return [_segment(frame) for frame in frames(path) if frame.data[12:14] == IPV4 and frame.data[23] == TCP]


def _segment(frame):
    length, head = int.from_bytes(frame.data[16:18]), 4 * (frame.data[14] & 15)
    source, target = (".".join(map(str, frame.data[at : at + 4])) for at in (26, 30))
    seq, ack, offset, flags, window = struct.unpack_from("!IIBBH", frame.data, 14 + head + 4)
    letters = "".join(letter for bit, letter in FLAGS.items() if flags & bit)
    size = length - head - 4 * (offset >> 4)
    return Segment(frame.n, frame.ms, source, target, seq, ack, letters, size, window)
