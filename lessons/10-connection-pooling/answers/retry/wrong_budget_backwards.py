"""The more fail, the more must be tried again."""


def retry(attempt, ok, failed):
    return 100 if failed > ok / 10 and ok else None
