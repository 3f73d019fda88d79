"""Gives seconds in place of milliseconds, and has no budget: 0.2 ms."""


def retry(attempt, ok, failed):
    return 0.2 * 2**attempt if attempt < 5 and ok else None
