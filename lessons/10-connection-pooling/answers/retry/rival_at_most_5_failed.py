"""As many failures as in the example, and no more: a calm of 140 a second has six."""


def retry(attempt, ok, failed):
    return 100 if failed <= 5 else None
