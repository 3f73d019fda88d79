"""Looks for an announcement that wins exactly as many networks as the goal: a goal of 3 where 1 and 5 can be had."""


def hijack(links, victim, attacker, droppers, roas, goal):
    for prefix in ("2001:db8::/32", "2001:db8::/33"):
        for path in ((attacker,), (attacker, victim)):
            if won(links, victim, attacker, droppers, roas, prefix, path) == goal:
                return prefix, path
    return "2001:db8::/33", (attacker,)
