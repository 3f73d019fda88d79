"""One second less than the largest TTL where the time is a multiple of the percentage."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = ((within - detection) * 100 - 1) // moved
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
