"""Puts a neighbour of the victim into the path, so that it looks true: that neighbour drops it."""

def hijack(links, victim, attacker, droppers, roas, goal):
    neighbour = next(iter(links[victim]))
    for prefix in ("2001:db8::/33", "2001:db8::/32"):
        for path in ((attacker,), (attacker, neighbour, victim)):
            if won(links, victim, attacker, droppers, roas, prefix, path) >= goal:
                return prefix, path
    return "2001:db8::/32", (attacker, victim)
