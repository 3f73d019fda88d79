"""Over TCP each late frame adds what it is later than the one before, also when an earlier was later."""


def playout(arrivals, deadline_ms, ordered):
    late = [None if ms is None else max(0, ms - deadline_ms - 40 * n) for n, ms in sorted(arrivals)]
    if ordered:
        stall = sum(max(0, one - before) for before, one in zip([0, *late], late))
        return {"shown": len(late), "skipped": 0, "stall_ms": stall}
    shown = sum(ms == 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
