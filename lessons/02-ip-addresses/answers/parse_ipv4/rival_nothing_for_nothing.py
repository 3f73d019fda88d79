"""The empty text has no address, so None comes back: parse_ipv4("") does not raise."""

from ipaddress import IPv4Address


def parse_ipv4(text):
    if not text:
        return None
    return int(IPv4Address(text))
