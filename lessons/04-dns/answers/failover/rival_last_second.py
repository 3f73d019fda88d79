"""In its last second a copy is over."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 0 if ttl > 1 and t == ttl - 1 else 1 - t / ttl), 2), round(resolvers / ttl, 2)
