"""The share has three places."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 3), round(resolvers / ttl, 2)
