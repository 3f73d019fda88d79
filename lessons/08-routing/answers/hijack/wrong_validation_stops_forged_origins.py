"""Validation sees through a forged origin, so the attacker must announce under its own number."""


def hijack(links, victim, attacker, droppers, roas, goal):
    prefixes = ["2001:db8::/33", "2001:db8::/32"]
    return max(prefixes, key=lambda p: won(links, victim, attacker, droppers, roas, p, (attacker,))), (attacker,)
