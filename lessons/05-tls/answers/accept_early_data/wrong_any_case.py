"""The spelling of a method does not count."""


def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"].upper() not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
