"""Nobody moves before a whole TTL is over, so the TTL has to fit into the time that is left."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = within - detection
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
