"""What does not fit into 16 bits is dropped."""


def checksum(data):
    padded = bytes(data) + bytes(len(data) % 2)
    total = 0
    for at in range(0, len(padded), 2):
        total += int.from_bytes(padded[at : at + 2], "big")
    total &= 0xFFFF
    return 0xFFFF - total
