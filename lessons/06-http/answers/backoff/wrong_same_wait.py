"""Every wait is like the first."""


def backoff(n, answer, spent, random):
    wait = random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
