"""A checksum is never 0: 0xffff is given in its place.

Equal to: wrong_all_ones_are_zero
"""


def checksum(data):
    total = sum(int.from_bytes((bytes(data) + b"\0")[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return (0xFFFF - total) or 0xFFFF
