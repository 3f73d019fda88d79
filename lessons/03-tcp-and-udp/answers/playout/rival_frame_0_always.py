"""Over UDP frame 0 is always shown."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    shown = sum(ms is not None and (ms <= 0 or frame == 0) for ms, (frame, _) in zip(late, arrivals))
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
