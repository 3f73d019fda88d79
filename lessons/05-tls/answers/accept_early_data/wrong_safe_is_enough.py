"""A safe request may be replayed as often as anybody likes."""


def accept_early_data(request, early, seen):
    if not early:
        return 200
    return 200 if request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE") else 425
