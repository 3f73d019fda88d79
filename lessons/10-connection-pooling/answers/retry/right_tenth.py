"""One in ten, and growing waits with jitter."""


def retry(attempt, ok, failed):
    if failed * 10 > ok + 10 or attempt >= 4:
        return None
    return randrange(25 * 2**attempt, 50 * 2**attempt)
