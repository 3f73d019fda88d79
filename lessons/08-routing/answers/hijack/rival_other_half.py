"""Announces the half that does not hold the address, and wins nobody: any goal."""


def hijack(links, victim, attacker, droppers, roas, goal):
    return "2001:db8:8000::/33", (attacker,)
