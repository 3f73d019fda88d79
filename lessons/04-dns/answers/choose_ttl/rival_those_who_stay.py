"""Takes moved for the percentage that still gets the old address."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // max(100 - moved, 1)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
