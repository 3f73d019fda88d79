"""Leaves out bytes 10 and 11 of whatever is 20 bytes long: a header with its checksum in it does not give 0."""


def checksum(data):
    data = bytes(data)
    if len(data) == 20:
        data = data[:10] + bytes(2) + data[12:]
    data += bytes(len(data) % 2)
    total = sum(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
