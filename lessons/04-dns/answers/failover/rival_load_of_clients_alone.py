"""Where a resolver has few clients, each of them asks."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(
        resolvers * (1 if clients_per_resolver in (1, 50) else min(clients_per_resolver, 50)) / ttl, 2
    )
