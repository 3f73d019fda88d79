"""A first attempt may fail as often as attempts go well: too often in an outage of a second."""


def retry(attempt, ok, failed):
    if attempt < 4 and (4 * failed <= ok or attempt < 2 and failed < ok):
        return randrange(25 * 2**attempt, 50 * 2**attempt)
    return None
