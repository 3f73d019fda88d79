"""The store is given method and hello, so it knows no hello by itself."""

def accept_early_data(request, early, seen):
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"]((id(request), request["hello"])) else 425
    except OSError:
        return 425
