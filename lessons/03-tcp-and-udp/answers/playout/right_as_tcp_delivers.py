"""Goes by the moments of arrival: TCP hands out a frame as soon as all before it are there."""


def playout(arrivals, deadline_ms, ordered):
    shown = skipped = stall = expected = 0
    ready = set()
    for frame, ms in sorted(arrivals, key=lambda pair: (pair[1] is None, pair[1] or 0)):
        if not ordered:
            fine = ms is not None and ms <= deadline_ms + 40 * frame
            shown, skipped = shown + fine, skipped + (not fine)
            continue
        ready.add(frame)
        while expected in ready:
            stall += max(0, ms - deadline_ms - 40 * expected - stall)
            expected, shown = expected + 1, shown + 1
    return {"shown": shown, "skipped": skipped, "stall_ms": stall}
