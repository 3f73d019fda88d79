"""With more than two answers of the first family two of them begin, and then the families take turns."""

import math
from itertools import zip_longest


def attempts(answers, rtts, delay_ms=250):
    families = [[address for address in answers if (":" in address) == six] for six in (True, False)]
    if answers and ":" not in answers[0]:
        families.reverse()
    begin = families[0][:1] if len(families[0]) > 2 else []
    rest = [address for address in families[0] if address not in begin]
    order = begin + [address for pair in zip_longest(rest, families[1]) for address in pair if address]
    started, connected = [], math.inf
    for n, address in enumerate(order):
        start = n * max(delay_ms, 100)
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address])
    return started
