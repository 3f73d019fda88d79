"""What comes behind a gap cannot be shown, over UDP either."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    fine = [ms is not None and ms <= 0 for _, ms in sorted(zip([n for n, _ in arrivals], late))] + [False]
    shown = fine.index(False)
    sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
