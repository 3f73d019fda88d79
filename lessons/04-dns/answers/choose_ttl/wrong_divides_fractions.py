"""Percent are fractions, and dividing by a fraction is as exact as dividing by a whole number."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = int((within - detection) / (moved / 100))
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
