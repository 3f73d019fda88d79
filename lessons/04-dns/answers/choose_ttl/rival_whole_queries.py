"""Queries a second are counted in whole numbers: 1001 resolvers and 100 seconds are 10."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor or longest < 1 or resolvers // longest > budget:
        return None
    return longest
