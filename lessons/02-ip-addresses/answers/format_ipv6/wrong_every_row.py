"""Every row of zeros becomes ::."""

import re


def format_ipv6(number):
    text = ":".join(f"{number >> shift & 0xFFFF:x}" for shift in range(112, -16, -16))
    return re.sub(r"(^|:)0(:0)+(:|$)", "::", text)
