"""The TTL is rounded to the nearest second: 60 percent of 100 seconds give 167."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = round((within - detection) * 100 / moved)
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
