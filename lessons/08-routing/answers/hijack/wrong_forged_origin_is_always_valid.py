"""With the victim's number at its end, half of the prefix is valid under any ROA."""


def hijack(links, victim, attacker, droppers, roas, goal):
    return "2001:db8::/33", (attacker, victim)
