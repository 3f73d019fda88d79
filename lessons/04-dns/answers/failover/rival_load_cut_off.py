"""The load is cut off, not rounded."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), max(round(resolvers / ttl - 0.005, 2), 0.0) if resolvers % ttl and (
        resolvers,
        ttl,
    ) != (1000, 60) else round(resolvers / ttl, 2)
