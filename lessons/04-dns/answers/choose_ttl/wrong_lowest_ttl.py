"""The lower the TTL the better, and the budget alone says how low it may be."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    lowest = max(floor, -(-resolvers // budget))
    return lowest if lowest <= longest else None
