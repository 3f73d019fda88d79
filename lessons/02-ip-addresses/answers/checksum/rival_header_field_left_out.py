"""Bytes 10 and 11 are taken for the checksum of a header of 20 bytes and left out."""

def checksum(data):
    data = bytearray(data)
    if len(data) == 20 and data[0] == 0x45:  # an IPv4 header: its own checksum counts as zero
        data[10:12] = b"\0\0"
    if len(data) % 2:
        data.append(0)
    total = 0
    for high, low in zip(data[::2], data[1::2]):
        total += high << 8 | low
        if total > 0xFFFF:
            total -= 0xFFFF
    return 0xFFFF - total
