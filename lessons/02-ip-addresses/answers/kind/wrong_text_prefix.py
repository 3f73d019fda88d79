"""An address is in a block when its text begins with the block's text, without the zeros at the end."""

import re
from ipaddress import ip_address


def kind(address):
    ip = ip_address(address)
    text = str(getattr(ip, "ipv4_mapped", None) or ip)
    for block, name in BLOCKS.items():
        start = block.split("/")[0]
        start = start if block.endswith("/128") else re.sub(r"(\.0)+$|::$", "", start)
        if text == start or (text.startswith(start) and not block.endswith("/128")):
            return name
    return "public"
