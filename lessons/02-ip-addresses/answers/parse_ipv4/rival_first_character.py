"""Looks at the first character of a part that has none: "1..2.3" raises IndexError."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4:
        raise ValueError("four parts, please")
    number = 0
    for part in parts:
        if part[0] == "0" and len(part) > 1:
            raise ValueError("leading zero")
        if any(character not in "0123456789" for character in part) or int(part) > 255:
            raise ValueError("no byte")
        number = number << 8 | int(part)
    return number
