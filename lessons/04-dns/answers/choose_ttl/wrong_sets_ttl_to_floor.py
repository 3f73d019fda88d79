"""Where resolvers have a floor it is enough to make the TTL no lower than that."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    longest = max(longest, floor)
    if longest < 1 or resolvers > budget * longest:
        return None
    return longest
