"""If the store cannot be reached, what is not early is sent back, too."""

def accept_early_data(request, early, seen):
    if not early:
        try:
            seen['everywhere'](request['hello'])
        except OSError:
            return 425
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
