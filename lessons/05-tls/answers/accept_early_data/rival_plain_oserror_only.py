"""Only a refused connection or a timeout is caught."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except (ConnectionError, TimeoutError):
        return 425
