"""A copy is half a TTL old on average, so everybody has moved after half a TTL."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 200 // moved
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
