"""Leaves out a last group that is 0 behind a run: "1::2:0" becomes "1::2:"."""

import re
from ipaddress import IPv6Address


def format_ipv6(number):
    text = str(IPv6Address(number))
    return re.sub(r"(?<=[0-9a-f]):0$", ":", text) if "::" in text else text
