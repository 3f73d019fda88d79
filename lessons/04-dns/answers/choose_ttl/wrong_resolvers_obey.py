"""No resolver keeps an answer for longer than its TTL."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < 1 or resolvers > budget * longest:
        return None
    return longest
