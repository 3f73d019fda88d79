"""The client knows best when to come back."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    return wait if spent + wait <= 10 else None
