"""What came after the handshake must be new, too."""

def accept_early_data(request, early, seen):
    if not early:
        try:
            return 200 if seen['everywhere'](request['hello']) else 425
        except OSError:
            return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
