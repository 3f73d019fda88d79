"""The first wait is twice what random() gives already."""


def backoff(n, answer, spent, random):
    wait = 2**n * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
