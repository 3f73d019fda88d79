"""The first attempt in the order that succeeds at all decides: 600 ms for the first, 20 for the second."""

import math
from itertools import zip_longest


def attempts(answers, rtts, delay_ms=250):
    families = [[address for address in answers if (":" in address) == six] for six in (True, False)]
    if answers and ":" not in answers[0]:
        families.reverse()
    order = [address for pair in zip_longest(*families) for address in pair if address]
    started, connected = [], math.inf
    for n, address in enumerate(order):
        start = n * max(delay_ms, 100)
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address]) if connected == math.inf else connected
    return started
