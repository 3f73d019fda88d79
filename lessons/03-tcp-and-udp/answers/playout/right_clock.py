"""Runs a clock from frame to frame over TCP, and counts the late ones over UDP."""


def playout(arrivals, deadline_ms, ordered):
    frames = sorted(arrivals)
    if not ordered:
        times = [float("inf") if ms is None else ms for _, ms in frames]
        skipped = len([ms for n, ms in enumerate(times) if ms > deadline_ms + 40 * n])
        return dict(shown=len(times) - skipped, skipped=skipped, stall_ms=0)
    clock = deadline_ms
    for _, ms in frames:
        clock = max(clock, ms) + 40
    return dict(shown=len(frames), skipped=0, stall_ms=clock - deadline_ms - 40 * len(frames))
