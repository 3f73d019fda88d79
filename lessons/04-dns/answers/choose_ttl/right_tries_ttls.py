"""Halve the TTLs from 1 upwards until the last is found with which the clients move in time."""

from fractions import Fraction


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    def in_time(ttl):
        gone = Fraction(max(within - detection, 0), max(ttl, floor))
        return min(gone, 1) >= Fraction(moved, 100)

    if not in_time(1):
        return None
    good, bad = 1, 100 * within + 2
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if in_time(middle) else (good, middle)
    return good if Fraction(resolvers, max(good, floor)) <= budget else None
