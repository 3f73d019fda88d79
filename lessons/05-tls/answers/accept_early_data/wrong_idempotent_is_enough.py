"""What may be repeated may come early: PUT and DELETE, too."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
