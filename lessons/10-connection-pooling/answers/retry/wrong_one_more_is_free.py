"""A single second attempt cannot hurt anybody."""


def retry(attempt, ok, failed):
    return 100 if attempt == 1 and failed < 100 else None
