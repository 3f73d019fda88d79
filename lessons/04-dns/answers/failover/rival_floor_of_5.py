"""Resolvers keep copies for 5 seconds at least."""


def failover(ttl, resolvers, clients_per_resolver, t):
    ttl = max(ttl, 5)
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2)
