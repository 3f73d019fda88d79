"""The load is counted in whole queries where it is above one."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers // ttl if resolvers > 1000 * ttl else resolvers / ttl, 2)
