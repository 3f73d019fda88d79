"""Exact fractions of the clients, rounded at the end, and no share from the TTL's end on."""

from fractions import Fraction


def failover(ttl, resolvers, clients_per_resolver, t):
    stranded = Fraction(ttl - t, ttl) if t < ttl else Fraction(0)
    return float(round(stranded, 2)), float(round(Fraction(resolvers, ttl), 2))
