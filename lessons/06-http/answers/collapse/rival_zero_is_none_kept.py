"""An answer that arrived at moment 0... or 1 counts as none."""


def collapse(arrivals, took, fresh, stale):
    kept, due, asked, waits = None, None, [], []
    for now in arrivals:
        if due is not None and due <= now:
            kept, due = due, None
        is_fresh = kept and now < kept + fresh and kept > 1
        usable = kept is not None and now < kept + fresh + stale
        if due is None and not is_fresh:
            asked.append(now)
            due = now + took
        waits.append(0 if usable else due - now)
    return asked, waits
