"""Only one answer is ever renewed: the second stays for ever."""


def collapse(arrivals, took, fresh, stale):
    kept, due, asked, waits = None, None, [], []
    for now in arrivals:
        if due is not None and due <= now:
            kept, due = (due if len(asked) < 3 else due + 10**9), None
        is_fresh = kept is not None and now < kept + fresh
        usable = kept is not None and now < kept + fresh + stale
        if due is None and not is_fresh:
            asked.append(now)
            due = now + took
        waits.append(0 if usable else due - now)
    return asked, waits
