"""In the first second nobody moves."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 if t == 1 and ttl > 1 else 1 - t / ttl), 2), round(resolvers / ttl, 2)
