"""In a pattern \\d is a digit of any alphabet: reads "1.2.3.\u0664"."""

import re


def parse_ipv4(text):
    found = re.fullmatch(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})", text)
    if not found or any(part[0] == "0" and part != "0" for part in found.groups()):
        raise ValueError(text)
    return int.from_bytes(bytes(map(int, found.groups())), "big")
