"""It is enough if each server knows the hellos that it has seen."""


def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["here"](request["hello"]) else 425
    except OSError:
        return 425
