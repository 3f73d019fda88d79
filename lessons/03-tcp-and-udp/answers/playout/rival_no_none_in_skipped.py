"""Counts only late frames among the skipped when none but they are there."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": sum(ms is None or ms > 0 for ms in late[: len(late)]) if None in late or len(late) > 1 else 0, "stall_ms": 0}
