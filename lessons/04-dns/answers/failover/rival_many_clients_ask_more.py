"""More than 50 clients behind a resolver ask twice."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl * (1 + (clients_per_resolver > 50)), 2)
