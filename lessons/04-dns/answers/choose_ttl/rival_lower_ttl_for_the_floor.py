"""With a floor above the TTL a low TTL of 1 is given."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor and floor <= within:
        return 1
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
