"""Every frame may be late by the deadline after the first frame arrived."""


def playout(arrivals, deadline_ms, ordered):
    begun = dict(arrivals)[0] or 0
    late = [None if ms is None else ms - begun - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
