"""What begins with GET is a GET."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if not request["method"].startswith(("GET", "HEAD", "OPTIONS", "TRACE")):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
