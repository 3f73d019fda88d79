"""Says -1 for giving up after four attempts."""


def retry(attempt, ok, failed):
    if failed * 4 > ok:
        return None
    return 50 * 2**attempt if attempt < 4 else -1
