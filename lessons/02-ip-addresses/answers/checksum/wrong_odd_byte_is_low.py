"""An odd last byte is a number of its own, in the low half."""


def checksum(data):
    padded = bytes(data) if len(data) % 2 == 0 else bytes(data[:-1]) + bytes(1) + bytes(data[-1:])
    total = 0
    for at in range(0, len(padded), 2):
        total += int.from_bytes(padded[at : at + 2], "big")
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
