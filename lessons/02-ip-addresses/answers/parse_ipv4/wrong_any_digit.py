"""str.isdigit() is true for the digits 0 to 9 only."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isdigit() for part in parts):
        raise ValueError(text)
    if any(part.startswith("0") and part != "0" for part in parts):
        raise ValueError(text)
    return int.from_bytes(bytes(int(part) for part in parts), "big")
