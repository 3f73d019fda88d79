"""Get is a GET."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"].upper() not in ("GET", "HEAD", "OPTIONS", "TRACE") or request["method"].islower():
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
