"""Adds up parts, and asks for the end."""
from itertools import islice


def _limits():
    limit = 1
    while True:
        yield limit
        limit *= 2


def backoff(n, answer, spent, random):
    parts = [next(islice(_limits(), n - 1, None)) * random()]
    match answer:
        case {"headers": {"retry-after": digits}}:
            parts.append(int(digits))
    end = spent + sum(parts)
    return None if end > 10 else sum(parts)
