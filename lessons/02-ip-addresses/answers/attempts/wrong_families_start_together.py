"""Addresses of one family start together: the delay stands between the families only."""


def attempts(answers, rtts, delay_ms=250):
    first = ":" in answers[0] if answers else True
    started, connected = [], float("inf")
    for turn, start in ((True, 0), (False, max(delay_ms, 100))):
        if connected <= start:
            break
        for address in (address for address in answers if ((":" in address) == first) == turn):
            started.append((start, address))
            if rtts[address] is not None:
                connected = min(connected, start + rtts[address])
    return started
