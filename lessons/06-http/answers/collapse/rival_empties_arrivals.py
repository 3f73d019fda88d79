"""arrivals is emptied."""


def collapse(arrivals, took, fresh, stale):
    kept, due, asked, waits = None, None, [], []
    while arrivals:
        now = arrivals.pop(0)
        if due is not None and due <= now:
            kept, due = due, None
        is_fresh = kept is not None and now < kept + fresh
        usable = kept is not None and now < kept + fresh + stale
        if due is None and not is_fresh:
            asked.append(now)
            due = now + took
        waits.append(0 if usable else due - now)
    return asked, waits
