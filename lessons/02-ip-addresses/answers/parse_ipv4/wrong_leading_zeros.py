"""Leading zeros change nothing: 010 is ten."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(text)
    return int.from_bytes(bytes(int(part) for part in parts), "big")
