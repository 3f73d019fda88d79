"""Doubles a limit step by step, and has the budget as what is left."""


def backoff(n, answer, spent, random):
    limit = 1
    for _ in range(n - 1):
        limit += limit
    headers = {} if answer is None else answer["headers"]
    seconds = limit * random() + int(headers.get("retry-after", 0))
    left = 10 - spent
    if seconds > left:
        return None
    return seconds
