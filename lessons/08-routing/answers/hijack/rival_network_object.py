"""Gives an IPv6Network for a text: any goal."""


def hijack(links, victim, attacker, droppers, roas, goal):
    whole = ip_network("2001:db8::/32")
    tries = [(p, path) for p in (next(whole.subnets()), whole) for path in ((attacker,), (attacker, victim))]
    return max(tries, key=lambda t: won(links, victim, attacker, droppers, roas, str(t[0]), t[1]))
