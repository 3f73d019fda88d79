"""Three failures a second, and one in ten of what goes well where that is more."""


def retry(attempt, ok, failed):
    return 80.5 if failed <= max(3, ok // 10) and (ok or failed <= 3) else None
