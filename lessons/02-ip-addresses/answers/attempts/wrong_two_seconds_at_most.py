"""A delay above 2 000 ms, the most that RFC 8305 recommends, is taken as 2 000."""

import math
from itertools import zip_longest


def attempts(answers, rtts, delay_ms=250):
    families = [[address for address in answers if (":" in address) == six] for six in (True, False)]
    if answers and ":" not in answers[0]:
        families.reverse()
    order = [address for pair in zip_longest(*families) for address in pair if address]
    started, connected = [], math.inf
    for n, address in enumerate(order):
        start = n * min(max(delay_ms, 100), 2000)
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address])
    return started
