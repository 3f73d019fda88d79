"""One format of struct for each length."""

from struct import error, unpack_from

FORMATS = {0: (">B", 1), 1: (">H", 2), 2: (">L", 4), 3: (">Q", 8)}


def varint(data):
    try:
        form, size = FORMATS[unpack_from("B", data)[0] >> 6]
        (value,) = unpack_from(form, data)
    except error as short:
        raise ValueError("the number is cut") from short
    return value & (2 ** (8 * size - 2) - 1), size
