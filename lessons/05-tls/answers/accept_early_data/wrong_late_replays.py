"""A request after the handshake can be a replay, too."""


def accept_early_data(request, early, seen):
    if early and request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
