"""The row can be replaced in the text: wherever 0:0 is first found, there it is."""

import re


def format_ipv6(number):
    text = ":".join(f"{number >> shift & 0xFFFF:x}" for shift in range(112, -16, -16))
    rows = re.findall(r"\b0(?::0)+\b", text)
    if not rows:
        return text
    before, _, after = text.partition(max(rows, key=len))
    return f"{before.removesuffix(':')}::{after.removeprefix(':')}"
