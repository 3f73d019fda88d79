"""All conditions are collected, and all have to hold."""


SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


def first_time(hello, seen):
    try:
        return seen["everywhere"](hello)
    except OSError:
        return False


def accept_early_data(request, early, seen):
    fine = not early or (request["method"] in SAFE and first_time(request["hello"], seen))
    return 200 if fine else 425
