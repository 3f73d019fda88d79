"""A valid part of the prefix is best; without one, weigh an invalid part against the whole with a forged end."""


def hijack(links, victim, attacker, droppers, roas, goal):
    longest = max((most for _, most, _ in roas), default=0)
    if not roas or not droppers:
        return "2001:db8::/48", (attacker,)
    forged = attacker, victim
    tries = [("2001:db8::/32", forged), ("2001:db8::/48", (attacker,)), ("2001:db8::/32", (attacker,))]
    if longest > 32:
        tries.insert(0, (f"2001:db8::/{min(longest, 48)}", forged))
    counts = [won(links, victim, attacker, droppers, roas, *one) for one in tries]
    return tries[counts.index(max(counts))]
