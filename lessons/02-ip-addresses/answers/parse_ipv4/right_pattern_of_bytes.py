"""One regular expression that knows which decimal numbers fit into a byte, then a fold over the parts."""
import re
from functools import reduce

_BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])"
_DOTTED = re.compile(r"\.".join([_BYTE] * 4))


def parse_ipv4(text):
    found = _DOTTED.fullmatch(text)
    if found is None:
        raise ValueError(f"no IPv4 address: {text!r}")
    return reduce(lambda number, part: number << 8 | int(part), found.groups(), 0)
