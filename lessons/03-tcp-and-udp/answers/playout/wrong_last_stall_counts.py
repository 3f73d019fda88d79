"""The last late frame says how long playback waited."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": [0, *(ms for ms in late if ms > 0)][-1]}
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
