"""What stands around an address, a space or a line end, does not count."""

from ipaddress import IPv4Address


def parse_ipv4(text):
    return int(IPv4Address(text.strip()))
