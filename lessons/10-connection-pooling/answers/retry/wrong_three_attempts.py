"""Three attempts are harmless, if there is a pause between them."""


def retry(attempt, ok, failed):
    return 100 if attempt < 3 and ok else None
