"""A floor just as long as the TTL is refused."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest <= floor or resolvers > budget * longest:
        return None
    return longest
