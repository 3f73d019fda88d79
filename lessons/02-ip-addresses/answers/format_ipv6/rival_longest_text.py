"""Takes the longest of what "0:" and "0" make, a digit 0 before it included: "...:10:0:0:1"."""

import re


def format_ipv6(number):
    text = ":".join(f"{number >> 16 * at & 0xFFFF:x}" for at in reversed(range(8)))
    runs = re.findall(r"0(?::0)+(?=:|$)", text)
    if not runs:
        return text
    head, _, tail = text.partition(max(runs, key=len))
    return head.rstrip(":") + "::" + tail.lstrip(":")
