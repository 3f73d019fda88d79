"""What does not fit into a byte carries over into the part before it."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts):
        raise ValueError(text)
    a, b, c, d = map(int, parts)
    return a * 256**3 + b * 256**2 + c * 256 + d
