"""Resolvers that have moved ask twice as often as the others at first."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(
        resolvers / ttl * (1.5 - max(0.0, 1 - t / ttl)) if t < ttl else resolvers / ttl, 2
    )
