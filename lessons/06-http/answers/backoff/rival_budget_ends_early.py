"""A wait that ends exactly 10 seconds after the first send is not begun."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait < 10 else None
