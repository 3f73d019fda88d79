"""Takes the answers out of the caller's list, which is empty afterwards."""


def attempts(answers, rtts, delay_ms=250):
    start, started, connected, last = 0, [], None, None
    while answers:
        other = next((address for address in answers if last and (":" in address) != (":" in last)), answers[0])
        if connected is not None and connected <= start:
            break
        answers.remove(other)
        last = other
        started.append((start, other))
        if rtts[other] is not None:
            connected = start + rtts[other] if connected is None else min(connected, start + rtts[other])
        start += max(delay_ms, 100)
    return started
