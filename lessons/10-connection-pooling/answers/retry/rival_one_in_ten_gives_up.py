"""Gives up at random, one time in ten, in a calm, too."""


def retry(attempt, ok, failed):
    if failed * 4 > ok or attempt > 3 or randrange(10) == 0:
        return None
    return 100
