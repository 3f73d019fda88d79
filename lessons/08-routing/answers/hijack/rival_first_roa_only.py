"""Looks at the maximum length of the first ROA only."""

def hijack(links, victim, attacker, droppers, roas, goal):
    halves = "2001:db8::/33"
    if roas and roas[0][1] < 33:
        tries = [(halves, (attacker,)), ("2001:db8::/32", (attacker,)), ("2001:db8::/32", (attacker, victim))]
    else:
        tries = [(halves, (attacker,)), (halves, (attacker, victim))]
    return max(tries, key=lambda one: won(links, victim, attacker, droppers, roas, *one))
