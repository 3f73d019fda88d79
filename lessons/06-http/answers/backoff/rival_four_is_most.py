"""No factor above 4: the fourth repetition waits like the third."""


def backoff(n, answer, spent, random):
    wait = min(4, 2 ** (n - 1)) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
