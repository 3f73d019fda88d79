"""A number has to be written in its shortest form."""


def varint(data):
    size = 1 << (data[0] >> 6) if data else 1
    if len(data) < size:
        raise ValueError(f"{len(data)} of {size} bytes")
    if size > 1 and int.from_bytes(data[:size], "big") % (1 << 8 * size - 2) < 1 << 4 * size - 2:
        raise ValueError("too long")
    return int.from_bytes(data[:size], "big") % (1 << 8 * size - 2), size
