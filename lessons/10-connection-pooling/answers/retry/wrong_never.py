"""Whoever has failed once gives up: an attempt more is a burden."""


def retry(attempt, ok, failed):
    return None
