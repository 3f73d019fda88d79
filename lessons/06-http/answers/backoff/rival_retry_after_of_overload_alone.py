"""A retry-after that comes with 502 or 504 is not looked at."""


def backoff(n, answer, spent, random):
    wait = 2 ** (n - 1) * random()
    if answer and answer["status"] in (429, 503):
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
