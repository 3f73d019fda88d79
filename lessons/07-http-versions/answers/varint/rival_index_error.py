"""Empty data raises nothing but gives 0."""


def varint(data):
    size = 1 << (data[0] >> 6) if data else 1
    if not data:
        return 0, 0
    if len(data) < size:
        raise ValueError(f"{len(data)} of {size} bytes")
    return int.from_bytes(data[:size], "big") % (1 << 8 * size - 2), size
