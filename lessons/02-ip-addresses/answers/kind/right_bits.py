"""Compare the leading bits of two numbers, without ipaddress' networks."""

import ipaddress


def kind(address):
    ip = ipaddress.ip_address(address)
    if ip.version == 6 and int(ip) >> 32 == 0xFFFF:
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    for block, name in BLOCKS.items():
        start, length = block.split("/")
        first = ipaddress.ip_address(start)
        rest = ip.max_prefixlen - int(length)
        if first.version == ip.version and int(first) >> rest == int(ip) >> rest:
            return name
    return "public"
