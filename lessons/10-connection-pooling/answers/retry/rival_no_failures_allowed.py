"""Tries again only if this is the only failure of a hundred."""


def retry(attempt, ok, failed):
    return 100 if ok >= 100 * failed else None
