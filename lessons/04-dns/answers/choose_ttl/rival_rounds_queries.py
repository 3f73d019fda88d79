"""Queries a second are rounded to two places, as failover does: 10.004 are not more than 10."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor or longest < 1 or round(resolvers / longest, 2) > budget:
        return None
    return longest
