"""The queries that a low TTL brings are never too many."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor or longest < 1:
        return None
    return longest
