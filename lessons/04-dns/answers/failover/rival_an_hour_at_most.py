"""Resolvers keep copies for an hour at most."""


def failover(ttl, resolvers, clients_per_resolver, t):
    ttl = min(ttl, 3600)
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2)
