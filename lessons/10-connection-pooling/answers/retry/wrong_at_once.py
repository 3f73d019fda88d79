"""The next attempt is best made at once."""


def retry(attempt, ok, failed):
    return 0 if attempt < 4 and ok else None
