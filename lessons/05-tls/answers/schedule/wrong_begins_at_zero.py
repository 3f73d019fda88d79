"""The beginning of a certificate does not count, only its end."""


def schedule(not_before, not_after):
    return not_after - not_after / (2 if not_after < 864_000 else 3)
