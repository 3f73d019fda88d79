"""An address may have fewer than four parts: the last one fills the rest, so 10.1 is 10.0.0.1."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) > 4 or not all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts):
        raise ValueError(text)
    *head, last = map(int, parts)
    room = 256 ** (4 - len(head))
    if last >= room or any(number > 255 for number in head):
        raise ValueError(text)
    return int.from_bytes(bytes(head), "big") * room + last
