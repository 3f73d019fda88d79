"""Plays the frames one after the other on a clock."""


def playout(arrivals, deadline_ms, ordered):
    there, shift, skipped = dict(arrivals), 0, 0
    for frame in range(len(there)):
        due, came = deadline_ms + 40 * frame + shift, there[frame]
        if came is not None and came <= due:
            continue
        if ordered:
            shift += came - due
        else:
            skipped += 1
    return {"shown": len(there) - skipped, "skipped": skipped, "stall_ms": shift}
