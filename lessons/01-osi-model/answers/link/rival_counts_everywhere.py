"""Counts the bytes 8100 and 88a8 wherever they stand: in an address, or behind the packet's type."""


def link(frame):
    tags = frame.count(b"\x81\x00") + frame.count(b"\x88\xa8")
    end = 14 + 4 * tags
    parts = [("ethernet", 0, 14), *(("vlan", at, at + 4) for at in range(14, end, 4))]
    return parts, int.from_bytes(frame[end - 2 : end])
