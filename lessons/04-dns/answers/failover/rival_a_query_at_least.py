"""A second sees one query at least."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(max(1.0, resolvers / ttl) if resolvers > 10 else resolvers / ttl, 2)
