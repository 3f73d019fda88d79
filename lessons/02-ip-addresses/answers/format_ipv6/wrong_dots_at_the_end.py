"""Where only the last 32 bits are not 0, they are an IPv4 address and written with dots."""

import socket


def format_ipv6(number):
    return socket.inet_ntop(socket.AF_INET6, number.to_bytes(16, "big"))
