"""The budget counts what the server asks for, not the random part."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    told = float(answer["headers"].get("retry-after", "0")) if answer else 0
    return wait if spent + told <= 10 else None
