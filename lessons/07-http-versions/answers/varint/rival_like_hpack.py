"""Bytes go on while their highest bit is set."""


def varint(data):
    value = 0
    for used, byte in enumerate(data, 1):
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, used
    raise ValueError("cut off")
