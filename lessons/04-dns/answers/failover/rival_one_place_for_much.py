"""A load above 1000 is rounded to whole queries."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2 if resolvers / ttl < 1000 else 0)
