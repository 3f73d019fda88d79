"""The share is not rounded."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return max(0.0, 1 - t / ttl), round(resolvers / ttl, 2)
