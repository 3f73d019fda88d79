"""Recordings: the frames in a pcap file, read without a library and without any right to capture."""

import struct
from dataclasses import dataclass
from pathlib import Path

from course.lab.base._errors import LabError

# The first four bytes say in which order numbers stand and what the second number of a time counts.
FORMATS = {
    b"\xd4\xc3\xb2\xa1": ("<", 10**3),
    b"\xa1\xb2\xc3\xd4": (">", 10**3),
    b"\x4d\x3c\xb2\xa1": ("<", 10**6),
    b"\xa1\xb2\x3c\x4d": (">", 10**6),
}
HEADER, RECORD, ETHERNET = 24, 16, 1


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a recording: its number from 0, milliseconds since the first one, its bytes."""

    n: int
    ms: float
    data: bytes


def frames(path: str | Path) -> list[Frame]:
    """All Ethernet frames in the pcap file at ``path``, in order.

    Raises LabError for a file that is no pcap (pcapng is another format), that holds something else than
    Ethernet, or that ends inside a frame.
    """
    held = Path(path).read_bytes()
    if held[:4] not in FORMATS or len(held) < HEADER:
        raise LabError(f"{path} is no pcap file")
    order, per_ms = FORMATS[held[:4]]
    (link,) = struct.unpack_from(f"{order}I", held, 20)
    if link != ETHERNET:
        raise LabError(f"{path} holds frames of link type {link}, not Ethernet")
    found, at, begun = [], HEADER, None
    while at < len(held):
        record = held[at : at + RECORD]
        if len(record) < RECORD:
            raise LabError(f"{path} ends inside frame {len(found)}")
        seconds, part, size, _ = struct.unpack(f"{order}4I", record)
        data = held[at + RECORD : at + RECORD + size]
        if len(data) < size:
            raise LabError(f"{path} ends inside frame {len(found)}")
        # Whole numbers until the end: a time of day in milliseconds has no room for a nanosecond in a float.
        time = seconds * 1000 * per_ms + part
        begun = time if begun is None else begun
        found.append(Frame(len(found), (time - begun) / per_ms, data))
        at += RECORD + size
    return found
