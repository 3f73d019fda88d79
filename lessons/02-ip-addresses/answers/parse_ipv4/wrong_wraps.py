"""A part above 255 is cut to its lowest eight bits, as a byte does."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts):
        raise ValueError(text)
    return int.from_bytes(bytes(int(part) % 256 for part in parts), "big")
