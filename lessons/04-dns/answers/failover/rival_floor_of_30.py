"""Resolvers keep copies for 30 seconds at least."""


def failover(ttl, resolvers, clients_per_resolver, t):
    ttl = max(ttl, 30)
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2)
