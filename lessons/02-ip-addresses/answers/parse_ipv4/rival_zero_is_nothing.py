"""Takes the number 0 for a failure: refuses "0.0.0.0"."""

import socket


def parse_ipv4(text):
    parts = text.split(".")
    number = 0
    if len(parts) == 4 and all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts):
        number = int.from_bytes(socket.inet_aton(text), "big") if max(map(int, parts)) < 256 else 0
    if not number:
        raise ValueError(text)
    return number
