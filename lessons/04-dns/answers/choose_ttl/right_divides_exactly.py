"""Divide with a remainder; one condition after the other, each on its own."""

import math
from fractions import Fraction


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    left = within - detection
    if left < 1:
        return None
    ttl = math.floor(Fraction(100, moved) * left)
    fewest = -(-resolvers // budget)
    return ttl if ttl >= max(floor, fewest) else None
