"""Over TCP plays frames in the order in which they stand."""


def playout(arrivals, deadline_ms, ordered):
    shown = skipped = stall = 0
    for n, (frame, ms) in enumerate(arrivals):
        due = deadline_ms + 40 * (n if ordered else frame) + stall
        if ms is not None and ms <= due:
            shown += 1
        elif ordered:
            shown, stall = shown + 1, stall + ms - due
        else:
            skipped += 1
    return {"shown": shown, "skipped": skipped, "stall_ms": stall}
