"""No more than a dozen failures in a second are tried again."""


def retry(attempt, ok, failed):
    return 80.5 if failed <= 12 else None
