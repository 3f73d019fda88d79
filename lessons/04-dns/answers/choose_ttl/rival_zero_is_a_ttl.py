"""When no time is left a TTL of 0 is given."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest == 0 and floor == 0:
        return 0
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
