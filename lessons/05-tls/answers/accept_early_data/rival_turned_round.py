"""What the store says is turned round."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 425 if seen["everywhere"](request["hello"]) else 200
    except OSError:
        return 425
