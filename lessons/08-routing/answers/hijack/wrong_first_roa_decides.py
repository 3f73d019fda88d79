"""Of several ROAs the first one says which length is allowed."""


def hijack(links, victim, attacker, droppers, roas, goal):
    if won(links, victim, attacker, droppers, roas, "2001:db8::/33", (attacker,)) >= goal:
        return "2001:db8::/33", (attacker,)
    loose = roas and roas[0][1] > 32
    return ("2001:db8::/33" if loose else "2001:db8::/32"), (attacker, victim)
