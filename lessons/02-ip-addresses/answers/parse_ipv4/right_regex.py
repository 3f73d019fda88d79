"""One regular expression for the form, then the bytes of the four numbers."""

import re


def parse_ipv4(text):
    found = re.fullmatch(r"(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})", text)
    if not found:
        raise ValueError(text)
    return int.from_bytes(bytes(int(part) for part in found.groups()), "big")
