"""Add byte by byte and bring every carry down as soon as it appears."""


def checksum(data):
    total = 0
    for at, byte in enumerate(data):
        total += byte if at % 2 else byte * 256
        if total >= 65536:
            total = total - 65536 + 1
    return ~total % 65536
