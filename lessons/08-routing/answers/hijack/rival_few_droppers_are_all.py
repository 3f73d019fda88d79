"""Reasons from the ROAs alone, as if everybody dropped: never tries an invalid half."""

def hijack(links, victim, attacker, droppers, roas, goal):
    if not roas or not droppers:
        return "2001:db8::/33", (attacker,)
    longest = max(max_length for _, max_length, _ in roas)
    return ("2001:db8::/33" if longest > 32 else "2001:db8::/32"), (attacker, victim)
