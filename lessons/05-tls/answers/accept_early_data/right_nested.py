"""One condition for what is carried out; a helper says whether the site knows a hello."""


def accept_early_data(request, early, seen):
    def fresh():
        seen["here"](request["hello"])
        try:
            return seen["everywhere"](request["hello"])
        except OSError:
            return False

    safe = request["method"] in {"GET", "HEAD", "OPTIONS", "TRACE"}
    return 200 if not early or (safe and fresh()) else 425
