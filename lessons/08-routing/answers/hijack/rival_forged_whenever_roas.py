"""Forges the origin whenever there is a loose ROA: the victim sees its own number and is not won."""

def hijack(links, victim, attacker, droppers, roas, goal):
    for prefix in ["2001:db8::/33", "2001:db8::/32"]:
        path = (attacker, victim) if roas else (attacker,)
        valid = rov(prefix, path[-1], roas) != "invalid"
        if valid and won(links, victim, attacker, droppers, roas, prefix, path) >= goal:
            return prefix, path
    return "2001:db8::/33", (attacker, victim)
