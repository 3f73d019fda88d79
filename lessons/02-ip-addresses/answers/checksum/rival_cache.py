"""Keeps results by the data, and a bytearray cannot be a key: bytearray(b"ab") raises TypeError."""

import functools


@functools.cache
def checksum(data):
    padded = bytes(data) + bytes(len(data) % 2)
    total = sum(padded[::2]) * 256 + sum(padded[1::2])
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
