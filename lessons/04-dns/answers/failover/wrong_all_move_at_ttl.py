"""Everybody keeps the old address for a full TTL and then all move at once."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return (1.0 if t < ttl else 0.0), round(resolvers / ttl, 2)
