"""Waits for the longer one of retry-after and backoff, not for both: 0.5 and 2 give 2."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait = max(wait, float(answer["headers"].get("retry-after", "0")))
    return wait if spent + wait <= 10 else None
