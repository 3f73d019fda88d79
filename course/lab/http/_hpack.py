"""The tedious parts of HPACK (RFC 7541): its static table, its integers and its strings."""

from hpack.exceptions import HPACKError
from hpack.huffman_table import decode_huffman
from hpack.table import HeaderTable

# Appendix A, 61 pairs of name and value; the field with index 1 stands first.
HPACK_STATIC = tuple((name.decode(), value.decode()) for name, value in HeaderTable.STATIC_TABLE)

CONTINUES, MOST_BYTES = 0x80, 6


def hpack_integer(data: bytes, bits: int) -> tuple[int, int]:
    """Read the integer in the low ``bits`` bits of the first byte, and how many bytes it takes (RFC 7541 §5.1).

    Raises ValueError where ``data`` ends within it, or it takes more than six bytes.
    """
    most = (1 << bits) - 1
    if not data:
        raise ValueError("the block ends where an integer should begin")
    value = data[0] & most
    if value < most:
        return value, 1
    for at, byte in enumerate(data[1:MOST_BYTES], 1):
        value += (byte & ~CONTINUES) << 7 * (at - 1)
        if not byte & CONTINUES:
            return value, at + 1
    raise ValueError("the block ends within an integer, or the integer is too long")


def hpack_string(data: bytes) -> tuple[str, int]:
    """Read the string at the beginning, plain or in Huffman's code, and how many bytes it takes (RFC 7541 §5.2).

    The text has one character for each byte that was coded. Raises ValueError where ``data`` ends within it, or its
    code is broken.
    """
    length, begin = hpack_integer(data, 7)
    end = begin + length
    if end > len(data):
        raise ValueError(f"the block ends within a string of {length} bytes")
    if not data[0] & 0x80:
        return data[begin:end].decode("latin-1"), end
    try:
        return decode_huffman(data[begin:end]).decode("latin-1"), end
    except HPACKError as broken:
        raise ValueError(f"broken Huffman code: {broken}") from None
