"""A budget of fifty failures a second: too many where fewer requests than these come."""


def retry(attempt, ok, failed):
    return 50 * 2**attempt if ok and failed <= 50 else None
