"""As many queries as the budget allows are refused."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = (within - detection) * 100 // moved
    if longest < floor or resolvers >= budget * longest:
        return None
    return longest
