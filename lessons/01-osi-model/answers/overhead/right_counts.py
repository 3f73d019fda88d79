"""Counts how often each header occurs, and works with a Fraction."""


from collections import Counter
from fractions import Fraction


def overhead(payload, stack, mss):
    whole, rest = divmod(payload, mss)
    count = Counter(stack)
    each = 14 * count["ethernet"] + 4 * count["vlan"] + 20 * (count["ipv4"] + count["tcp"]) + 40 * count["ipv6"]
    headers = (each + 8 * count["udp"]) * (whole + bool(rest))
    return float(round(Fraction(headers, headers + payload), 4))
