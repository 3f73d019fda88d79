"""Each wait is one step longer than the one before."""


def backoff(n, answer, spent, random):
    wait = n * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
