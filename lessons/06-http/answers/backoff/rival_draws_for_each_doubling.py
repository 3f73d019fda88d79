"""Adds up as many draws as the wait has parts."""


def backoff(n, answer, spent, random):
    wait = sum(random() for _ in range(2 ** (n - 1)))
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
