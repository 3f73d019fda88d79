"""Looks at no more than the 1500 bytes of a frame: 2000 bytes of 1."""


def checksum(data):
    data = bytes(data[:1500])
    padded = data + bytes(len(data) % 2)
    total = sum(padded[::2]) * 256 + sum(padded[1::2])
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
