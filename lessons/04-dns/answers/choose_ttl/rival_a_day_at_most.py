"""A TTL is at most a day, 86400 seconds, though the task sets no limit."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = min((within - detection) * 100 // moved, 86_400)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
