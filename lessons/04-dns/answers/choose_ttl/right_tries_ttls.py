"""Go through the TTLs from 1 upwards, as long as the clients move in time; keep the last that fits."""

from fractions import Fraction


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    found, ttl = None, 1
    while within > detection:
        kept = max(ttl, floor)
        gone = min(Fraction(within - detection, kept), Fraction(1))
        if gone < Fraction(moved, 100):
            break
        if Fraction(resolvers, kept) <= budget:
            found = ttl
        ttl += 1
    return found
