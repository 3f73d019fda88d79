"""A wait beyond the budget is cut to what is left of it."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return min(wait, 10 - spent) if spent <= 10 else None
