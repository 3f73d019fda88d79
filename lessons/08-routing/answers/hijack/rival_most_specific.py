"""Takes a /48 as the longer prefix: under a maximum length of 40 it is invalid, and the half would not be."""

from itertools import product


def hijack(links, victim, attacker, droppers, roas, goal):
    announcements = list(product(["2001:db8::/48", "2001:db8::/32"], [(attacker,), (attacker, victim)]))
    return max(announcements, key=lambda one: won(links, victim, attacker, droppers, roas, *one))
