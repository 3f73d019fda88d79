"""A budget of one in 23: a calm has as much."""


def retry(attempt, ok, failed):
    return 100 if failed * 23 <= ok else None
