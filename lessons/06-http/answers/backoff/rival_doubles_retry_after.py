"""What the server asks for doubles, too."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += 2 ** (n - 1) * float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
