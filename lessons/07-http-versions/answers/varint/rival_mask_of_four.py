"""The mask is that of four bytes: eight bytes."""


def varint(data):
    size = 1 << (data[0] >> 6) if data else 1
    if len(data) < size:
        raise ValueError(f"{len(data)} of {size} bytes")
    return int.from_bytes(data[:size], "big") % (1 << min(30, 8 * size - 2)), size
