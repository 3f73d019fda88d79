"""The carry is added from 0x10001 on: b"\\xff\\xff\\x00\\x01" has the sum 0x10000."""


def checksum(data):
    padded = bytes(data) + bytes(len(data) % 2)
    total = sum(padded[::2]) * 256 + sum(padded[1::2])
    while total > 0x10000:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total & 0xFFFF
