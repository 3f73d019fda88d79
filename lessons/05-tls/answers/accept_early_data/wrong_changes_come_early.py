"""A change may come early if it comes for the first time."""


def accept_early_data(request, early, seen):
    if not early:
        return 200
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
