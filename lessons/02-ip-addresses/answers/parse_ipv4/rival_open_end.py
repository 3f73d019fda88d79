"""Looks no further than the pattern: reads "1.2.3.4.5" and "1.2.3.4/8"."""

import re


def parse_ipv4(text):
    byte = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])"
    found = re.match(rf"{byte}\.{byte}\.{byte}\.{byte}(?![0-9])", text)
    if not found:
        raise ValueError(text)
    return int.from_bytes(bytes(map(int, found.groups())), "big")
