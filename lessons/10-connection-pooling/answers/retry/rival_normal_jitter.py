"""Jitter from a normal distribution: below 0 now and then."""

from random import gauss


def retry(attempt, ok, failed):
    return gauss(60, 40) if attempt < 4 and 4 * failed <= ok else None
