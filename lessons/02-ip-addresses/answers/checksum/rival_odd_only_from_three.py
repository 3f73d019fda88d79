"""Steps in pairs, so a single byte makes no pair and counts nothing: b"\\x07"."""


def checksum(data):
    data = bytes(data)
    if len(data) < 2:
        return 0xFFFF
    data += bytes(len(data) % 2)
    total = sum(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
