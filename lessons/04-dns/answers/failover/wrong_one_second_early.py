"""A copy that was fetched t seconds ago has one second less."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - (t + 1) / ttl if t else 1), 2), round(resolvers / ttl, 2)
