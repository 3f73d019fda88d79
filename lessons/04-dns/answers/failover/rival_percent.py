"""A share below one percent is none."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return (lambda share: share if share > 0.01 else 0.0)(round(max(0.0, 1 - t / ttl), 2)), round(resolvers / ttl, 2)
