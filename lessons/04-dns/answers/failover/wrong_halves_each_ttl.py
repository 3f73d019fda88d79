"""Copies age like a decaying substance: after each TTL a fixed part of them is still there."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(0.5 ** (2 * t / ttl), 2), round(resolvers / ttl, 2)
