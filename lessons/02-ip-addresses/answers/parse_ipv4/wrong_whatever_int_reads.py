"""A part is a number if int() can read it."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or any(part.startswith("0") and part != "0" for part in parts):
        raise ValueError(text)
    numbers = [int(part) for part in parts]
    if not all(0 <= number <= 255 for number in numbers):
        raise ValueError(text)
    return int.from_bytes(bytes(numbers), "big")
