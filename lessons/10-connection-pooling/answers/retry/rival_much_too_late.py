"""Whoever waits for ten seconds disturbs nobody."""


def retry(attempt, ok, failed):
    return None if 4 * failed > ok else 10_000
