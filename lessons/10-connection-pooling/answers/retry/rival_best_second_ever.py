"""Measures each second by the best one that it was ever told of, not by its failures: calm after a busy one."""

from random import randrange

best = 0


def retry(attempt, ok, failed):
    global best
    best = max(best, ok)
    if attempt >= 4 or 2 * ok < best or 5 * failed > ok:
        return None
    return 50 * 2**attempt + randrange(50)
