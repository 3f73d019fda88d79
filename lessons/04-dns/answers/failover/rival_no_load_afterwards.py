"""When all have moved nobody asks any more."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), (round(resolvers / ttl, 2) if t <= 1.5 * ttl else 0.0)
