"""Stops at the first announcement that wins anybody, if only itself: a goal of 3."""


def hijack(links, victim, attacker, droppers, roas, goal):
    tries = [(f"2001:db8::/{length}", (attacker, *rest)) for length in (32, 33) for rest in ((victim,), ())]
    return next(one for one in tries if won(links, victim, attacker, droppers, roas, *one) >= 1)
