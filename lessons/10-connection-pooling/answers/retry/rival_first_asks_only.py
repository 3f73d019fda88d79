"""Only a first attempt asks the budget: retry(2, 0, 100) is a number."""


def retry(attempt, ok, failed):
    if attempt == 1 and 4 * failed > ok:
        return None
    return randrange(50, 150) if attempt < 3 else None
