"""Addresses as plain numbers by inet_pton, and a bisection in sorted ranges that are made once, when the cell runs."""
import socket
from bisect import bisect_right


def _numbered(text):
    """The family of an address, and the number that it stands for."""
    family = socket.AF_INET6 if ":" in text else socket.AF_INET
    return family, int.from_bytes(socket.inet_pton(family, text.partition("%")[0]), "big")


def _ranges():
    ranges = {socket.AF_INET: [], socket.AF_INET6: []}
    for block, name in BLOCKS.items():
        first, _, length = block.partition("/")
        family, low = _numbered(first)
        bits = 32 if family == socket.AF_INET else 128
        ranges[family].append((low, low + (1 << bits - int(length)) - 1, name))
    return {family: sorted(rows) for family, rows in ranges.items()}


_RANGES = _ranges()


def kind(address):
    family, number = _numbered(address)
    if family == socket.AF_INET6 and number >> 32 == 0xFFFF:
        family, number = socket.AF_INET, number & 0xFFFFFFFF
    rows = _RANGES[family]
    at = bisect_right(rows, number, key=lambda row: row[0]) - 1
    return rows[at][2] if at >= 0 and number <= rows[at][1] else "public"
