"""Refuses from the third failure of a second on: a busy calm has more."""


def retry(attempt, ok, failed):
    return 100 if failed < 3 else None
