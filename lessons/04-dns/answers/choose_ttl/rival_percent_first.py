"""Divides before it multiplies: 100 // 57 is 1, so 100 seconds give 100."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * (100 // moved)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
