"""A floor is kept on top of the TTL: 90 seconds and a floor of 30 give 60."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    longest -= floor
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
