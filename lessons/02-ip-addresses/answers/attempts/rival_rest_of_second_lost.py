"""When the first family is the shorter one, the rest of the second is lost."""

def attempts(answers, rtts, delay_ms=250):
    if not answers:
        return []
    six = [a for a in answers if ":" in a]
    four = [a for a in answers if ":" not in a]
    first, second = (six, four) if answers[0] in six else (four, six)
    order = [address for pair in zip(first, second) for address in pair] + first[len(second):]
    delay = max(100, delay_ms)
    done, result = math.inf, []
    for n, address in enumerate(order):
        start = n * delay
        if done <= start:
            break
        result.append((start, address))
        if rtts[address] is not None:
            done = min(done, start + rtts[address])
    return result
