"""The two lowest bits of the first byte say the length: most numbers."""


def varint(data):
    size = 1 << (data[0] & 3) if data else 1
    if len(data) < size:
        raise ValueError(f"{len(data)} of {size} bytes")
    return int.from_bytes(data[:size], "big") % (1 << 8 * size - 2), size
