"""Every client asks the name server itself, so queries grow with the number of clients."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers * clients_per_resolver / ttl, 2)
