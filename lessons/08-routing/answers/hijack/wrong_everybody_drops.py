"""Where there is a ROA, nobody takes what is invalid: only valid announcements are worth a try."""


def hijack(links, victim, attacker, droppers, roas, goal):
    tries = [(p, path) for p in ("2001:db8::/33", "2001:db8::/32") for path in ((attacker,), (attacker, victim))]
    tries = [one for one in tries if rov(one[0], one[1][-1], roas) != "invalid"]
    return max(tries, key=lambda one: won(links, victim, attacker, droppers, roas, *one))
