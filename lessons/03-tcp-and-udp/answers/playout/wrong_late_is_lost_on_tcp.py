"""A frame that is late is skipped, over TCP as over UDP."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
