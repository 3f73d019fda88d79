"""Backoff doubles the wait; chance has no part in it."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * 0.5
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
