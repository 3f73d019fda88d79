"""With a ROA and a dropper, only forges the origin of the whole prefix, whatever the maximum length."""

def hijack(links, victim, attacker, droppers, roas, goal):
    if droppers and roas:
        return "2001:db8::/32", (attacker, victim)
    return "2001:db8::/33", (attacker,)
