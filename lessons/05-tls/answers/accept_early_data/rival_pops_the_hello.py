"""The hello is taken out of the request."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request.pop("hello")) else 425
    except OSError:
        return 425
