"""Playback starts when the first frame is there, so that one cannot be late."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        first = late[[frame for frame, _ in arrivals].index(0)]
        late = [ms - max(0, first) for ms in late]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
