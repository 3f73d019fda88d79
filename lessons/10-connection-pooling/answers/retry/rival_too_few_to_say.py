"""Tries again while no more than 20 attempts have ended, as these say nothing: all of an outage with 20 a second."""


def retry(attempt, ok, failed):
    few = ok + failed <= 20
    return 50 * 2**attempt if attempt < 4 and (few or 4 * failed <= ok) else None
