"""Goes through a float: values above 2**53."""


def varint(data):
    size = 1 << (data[0] >> 6) if data else 1
    if len(data) < size:
        raise ValueError(f"{len(data)} of {size} bytes")
    return int(1.0 * int.from_bytes(data[:size], "big") % (1 << 8 * size - 2)), size
