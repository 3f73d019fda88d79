"""Jitter around a wait of 50 ms: below 0 now and then."""


def retry(attempt, ok, failed):
    if failed * 4 > ok or attempt > 3:
        return None
    return 50 + randrange(-100, 101)
