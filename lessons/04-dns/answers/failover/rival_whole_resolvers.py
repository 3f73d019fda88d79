"""Whole resolvers move: the share is that of a whole number of them."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(round(resolvers * max(0.0, 1 - t / ttl)) / resolvers, 2), round(resolvers / ttl, 2)
