"""All addresses of the first family come before those of the other."""


def attempts(answers, rtts, delay_ms=250):
    first = ":" in answers[0] if answers else True
    ours = [address for address in answers if (":" in address) == first]
    others = [address for address in answers if (":" in address) != first]
    order = ours + others
    started, connected, start = [], float("inf"), 0
    for address in order:
        if connected <= start:
            break
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address])
        start += max(delay_ms, 100)
    return started
