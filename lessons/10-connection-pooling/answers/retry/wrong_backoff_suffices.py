"""It is enough to wait longer each time."""


def retry(attempt, ok, failed):
    return None if not ok else 50 * 2**attempt
