"""ip_address() reads both families: reads "::1"."""

from ipaddress import ip_address


def parse_ipv4(text):
    return int(ip_address(text))
