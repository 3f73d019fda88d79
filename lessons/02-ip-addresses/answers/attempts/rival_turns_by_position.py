"""Once through the list, each answer of another family than the one before; the passed ones follow in one go."""

def attempts(answers, rtts, delay_ms=250):
    order, passed = [], []
    for answer in answers:
        if not order or (":" in answer) != (":" in order[-1]):
            order.append(answer)
        else:
            passed.append(answer)
    order += passed
    delay, earliest, result = max(delay_ms, 100), math.inf, []
    for n, address in enumerate(order):
        if earliest <= n * delay:
            break
        result.append((n * delay, address))
        if rtts[address] is not None:
            earliest = min(earliest, n * delay + rtts[address])
    return result
