"""Compares the queries of the floor and not of the TTL with the budget."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor or resolvers > budget * max(floor, 1) or longest < 1:
        return None
    return longest
