"""Believes a retry-after up to 8 seconds: a server that says 9 is asked sooner."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += min(8, float(answer["headers"].get("retry-after", "0")))
    return wait if spent + wait <= 10 else None
