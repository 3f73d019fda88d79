"""In a pattern $ also stands before a last line end, so a text that ends with one is read."""

import re


def parse_ipv4(text):
    byte = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])"
    found = re.match(rf"^{byte}\.{byte}\.{byte}\.{byte}$", text)
    if not found:
        raise ValueError(text)
    return int.from_bytes(bytes(map(int, found.groups())), "big")
