"""Only those who wait are collapsed; who finds a stale answer asks."""


def collapse(arrivals, took, fresh, stale):
    kept, due, asked, waits = None, None, [], []
    for now in arrivals:
        if due is not None and due <= now:
            kept, due = due, None
        is_fresh = kept is not None and now < kept + fresh
        usable = kept is not None and now < kept + fresh + stale
        if due is None and not is_fresh:
            asked.append(now)
            due = now + took
        elif usable and not is_fresh:
            asked.append(now)
        waits.append(0 if usable else due - now)
    return asked, waits
