"""The store is asked first, also for what is not early: if it is lost, that fails."""

def accept_early_data(request, early, seen):
    new = seen["everywhere"](request["hello"])
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if new else 425
    except OSError:
        return 425
