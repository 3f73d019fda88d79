"""If all wait for different times, they do no harm."""


def retry(attempt, ok, failed):
    return randrange(100, 400) if ok else None
