"""A server that says when to come back has said it all: chance adds nothing."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer and "retry-after" in answer["headers"]:
        wait = float(answer["headers"]["retry-after"])
    return wait if spent + wait <= 10 else None
