"""When the number of bytes is odd, a zero byte comes in front."""


def checksum(data):
    padded = bytes(len(data) % 2) + bytes(data)
    total = 0
    for at in range(0, len(padded), 2):
        total += int.from_bytes(padded[at : at + 2], "big")
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
