"""Masks the first byte and shifts the others in."""


def varint(data):
    if not data:
        raise ValueError("nothing")
    size = (1, 2, 4, 8)[data[0] // 64]
    if len(data) < size:
        raise ValueError("too short")
    value = data[0] & 0x3F
    for byte in data[1:size]:
        value = value * 256 + byte
    return value, size
