"""Pairs end with the shorter family, and what is left of the other is not tried."""

import math
from itertools import zip_longest


def attempts(answers, rtts, delay_ms=250):
    families = [[address for address in answers if (":" in address) == six] for six in (True, False)]
    if answers and ":" not in answers[0]:
        families.reverse()
    order = [address for pair in zip(*families) for address in pair] if all(families) else list(answers)
    started, connected = [], math.inf
    for n, address in enumerate(order):
        start = n * max(delay_ms, 100)
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address])
    return started
