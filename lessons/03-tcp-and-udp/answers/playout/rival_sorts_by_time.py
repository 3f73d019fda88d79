"""Over TCP goes through the frames by their time of arrival."""


def playout(arrivals, deadline_ms, ordered):
    if not ordered:
        shown = sum(ms is not None and ms <= deadline_ms + 40 * n for n, ms in arrivals)
        return {"shown": shown, "skipped": len(arrivals) - shown, "stall_ms": 0}
    stall = 0
    for n, (_, ms) in enumerate(sorted(arrivals, key=lambda pair: pair[1])):
        stall += max(0, ms - deadline_ms - 40 * n - stall)
    return {"shown": len(arrivals), "skipped": 0, "stall_ms": stall}
