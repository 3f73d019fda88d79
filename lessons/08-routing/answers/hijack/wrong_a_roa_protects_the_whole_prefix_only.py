"""A ROA for a prefix says nothing about parts of it: half of it can always be announced."""


def hijack(links, victim, attacker, droppers, roas, goal):
    return ("2001:db8::/33" if roas else "2001:db8::/32"), (attacker, victim) if roas else (attacker,)
