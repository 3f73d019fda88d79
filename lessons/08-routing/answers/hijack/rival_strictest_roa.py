"""Of several ROAs the lowest maximum length is taken for the valid one: 32 and 48."""


def hijack(links, victim, attacker, droppers, roas, goal):
    if won(links, victim, attacker, droppers, roas, "2001:db8::/33", (attacker,)) >= goal:
        return "2001:db8::/33", (attacker,)
    bits = min([most for _, most, _ in roas], default=33)
    return f"2001:db8::/{max(32, min(bits, 48))}", (attacker, victim)
