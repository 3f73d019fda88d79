"""A sum of 0xffff is the same as a sum of 0."""


def checksum(data):
    padded = bytes(data) + bytes(len(data) % 2)
    total = 0
    for at in range(0, len(padded), 2):
        total += int.from_bytes(padded[at : at + 2], "big")
    total %= 0xFFFF
    return 0xFFFF - total
