"""Look each part up among the 256 texts that are allowed."""

BYTES = {str(number): number for number in range(256)}


def parse_ipv4(text):
    try:
        a, b, c, d = (BYTES[part] for part in text.split("."))
    except KeyError:
        raise ValueError("not a byte") from None
    return a << 24 | b << 16 | c << 8 | d
