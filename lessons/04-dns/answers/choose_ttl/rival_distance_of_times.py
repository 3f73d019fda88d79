"""Takes the distance of both times, so 90 seconds of detection leave 30 of 60."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = abs(within - detection) * 100 // moved
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
