"""The TTL is rounded up: 57 percent of 100 seconds give 176."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = -(-(within - detection) * 100 // moved)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
