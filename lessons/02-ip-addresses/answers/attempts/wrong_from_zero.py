"""All times in the table count from the beginning."""

from itertools import zip_longest


def attempts(answers, rtts, delay_ms=250):
    first = ":" in answers[0] if answers else True
    ours = [address for address in answers if (":" in address) == first]
    others = [address for address in answers if (":" in address) != first]
    order = [address for pair in zip_longest(ours, others) for address in pair if address]
    started, connected, start = [], float("inf"), 0
    for address in order:
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, rtts[address])
        start += max(delay_ms, 100)
    return started
