"""Counts what was spent in whole seconds: 1.5 and 8.75 are within the budget."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if int(spent) + wait <= 10 else None
