"""The clients begin to move at the moment when the address dies."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = within * 100 // moved
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
