"""HEAD is not counted as safe."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
