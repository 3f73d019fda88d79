"""Bytes 10 and 11 are left out, as the checksum stands there."""


def checksum(data):
    padded = bytes(data[:10] + bytes(len(data[10:12])) + data[12:]) + bytes(len(data) % 2)
    total = 0
    for at in range(0, len(padded), 2):
        total += int.from_bytes(padded[at : at + 2], "big")
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
