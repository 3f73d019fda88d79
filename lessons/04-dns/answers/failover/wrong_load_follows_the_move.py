"""Only resolvers whose copy has expired since the change ask again, so load grows with the share that moved."""


def failover(ttl, resolvers, clients_per_resolver, t):
    share = max(0.0, 1 - t / ttl)
    return round(share, 2), round(2 * resolvers / ttl * (1 - share), 2)
