"""Playback waits for a late frame over UDP, too; only lost ones are skipped."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    there = [ms for ms in late if ms is not None]
    return {"shown": len(there), "skipped": len(late) - len(there), "stall_ms": max(0, *there)}
