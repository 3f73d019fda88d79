"""The share decays exponentially, and is gone after a TTL."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, (0 if t >= ttl else 0.25 ** (t / ttl))), 2), round(resolvers / ttl, 2)
