"""A TTL is at most a week, 604800 seconds, though the task sets no limit."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = min((within - detection) * 100 // moved, 604_800)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
