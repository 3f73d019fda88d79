"""A retry-after with a zero in front says nothing."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += (0 if (text := answer["headers"].get("retry-after", "0")).startswith("0") else float(text))
    return wait if spent + wait <= 10 else None
