"""A part of zeros is 0 however many there are: reads "1.2.00.3"."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or any(not part or set(part) - set("0123456789") for part in parts):
        raise ValueError(text)
    if any(part.startswith("0") and int(part) > 0 or len(part) > 3 for part in parts):
        raise ValueError(text)
    return int.from_bytes(bytes(map(int, parts)), "big")
