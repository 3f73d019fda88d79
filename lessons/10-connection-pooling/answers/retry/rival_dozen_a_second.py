"""A dozen failures in a second are always tried again: more than half of 20 requests a second."""


def retry(attempt, ok, failed):
    return 80.5 if failed <= 12 else None
