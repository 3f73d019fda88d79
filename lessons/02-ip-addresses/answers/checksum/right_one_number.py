"""Arithmetic: 65536 leaves 1 when divided by 65535, so the folded sum is one huge number modulo 65535."""


def checksum(data):
    number = int.from_bytes(data, "big") << 8 * (len(data) % 2)
    folded = number and (number - 1) % 0xFFFF + 1
    return 0xFFFF - folded
