"""Does not draw where retry-after alone is beyond the budget."""


def backoff(n, answer, spent, random):
    told = float(answer["headers"].get("retry-after", "0")) if answer else 0
    if spent + told > 10:
        return None
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
