"""Looks at the budget only where there is an answer."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if not answer or spent + wait <= 10 else None
