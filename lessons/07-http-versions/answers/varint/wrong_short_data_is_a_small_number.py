"""Bytes that have not come are zeros in front."""


def varint(data):
    size = 1 << (data[0] >> 6) if data else 1
    if not data:
        raise ValueError(f"{len(data)} of {size} bytes")
    return int.from_bytes(data[:size], "big") % (1 << 8 * size - 2), size
