"""Count the share of copies that has expired, then take the rest."""


def failover(ttl, resolvers, clients_per_resolver, t):
    clients = resolvers * clients_per_resolver
    moved = min(t, ttl) / ttl * clients
    return round((clients - moved) / clients, 2), round(resolvers * (1 / ttl), 2)
