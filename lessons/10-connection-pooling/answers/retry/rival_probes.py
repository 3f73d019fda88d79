"""One in a hundred of those beyond the budget still tries, to see whether it is better by now: so does (1, 0, 100)."""


def retry(attempt, ok, failed):
    if failed * 5 > ok and randrange(100) > 0:
        return None
    return randrange(50, 150) * attempt
