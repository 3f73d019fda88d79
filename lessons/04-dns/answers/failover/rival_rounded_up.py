"""The share is rounded up."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return -int(-max(0.0, 1 - t / ttl) * 100 // 1) / 100, round(resolvers / ttl, 2)
