"""A part with a leading zero is octal, as in C."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(text)
    numbers = [int(part, 8) if part.startswith("0") else int(part) for part in parts]
    return int.from_bytes(bytes(numbers), "big")
