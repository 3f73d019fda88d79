"""Counts its own attempts only: five in an outage."""


def retry(attempt, ok, failed):
    return 50 if attempt < 5 and failed < 100 else None
