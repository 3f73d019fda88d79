"""Leave it to the standard library, which follows RFC 5952."""

import ipaddress


def format_ipv6(number):
    return str(ipaddress.IPv6Address(number))
