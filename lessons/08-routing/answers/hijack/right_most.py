"""Try many lengths with both origins, and take the announcement that wins most."""


def hijack(links, victim, attacker, droppers, roas, goal):
    tries = [(f"2001:db8::/{length}", (attacker, *rest)) for length in (48, 40, 33, 32) for rest in ((), (victim,))]
    return max(tries, key=lambda one: won(links, victim, attacker, droppers, roas, *one))
