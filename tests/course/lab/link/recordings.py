"""Recordings made by hand."""

import struct

MAGIC = {"us": 0xA1B2C3D4, "ns": 0xA1B23C4D}


def pcap(*held, order="<", unit="us", link=1):
    """A pcap file of ``(seconds, part of a second, data)``."""
    parts = [struct.pack(f"{order}IHHiIII", MAGIC[unit], 2, 4, 0, 0, 65535, link)]
    for seconds, part, data in held:
        parts += [struct.pack(f"{order}4I", seconds, part, len(data), len(data)), data]
    return b"".join(parts)
