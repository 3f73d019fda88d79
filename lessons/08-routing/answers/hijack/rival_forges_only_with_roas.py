"""Forges the origin whenever there are ROAs, though few networks drop: droppers [], a tight ROA."""


def hijack(links, victim, attacker, droppers, roas, goal):
    path = (attacker, victim) if roas else (attacker,)
    prefixes = ["2001:db8::/33", "2001:db8::/32"]
    return max(prefixes, key=lambda prefix: won(links, victim, attacker, droppers, roas, prefix, path)), path
