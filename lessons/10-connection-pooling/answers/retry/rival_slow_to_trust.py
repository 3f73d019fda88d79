"""After 200 failures it wants three good signs: retry(1, 115, 5) is None at first."""

signs = 0


def retry(attempt, ok, failed):
    global signs
    if failed >= 200:
        signs = 3
    if 4 * failed > ok or attempt > 3:
        return None
    signs -= signs > 0
    return None if signs else randrange(50, 150)
