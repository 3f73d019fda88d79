"""The same prefix wins everywhere: whoever announces it, too, gets the packets."""


def hijack(links, victim, attacker, droppers, roas, goal):
    return "2001:db8::/32", (attacker,)
