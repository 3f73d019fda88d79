"""Leave it to the standard library, which is as strict."""

import ipaddress


def parse_ipv4(text):
    return int(ipaddress.IPv4Address(text))
