"""Calls itself for each event, which ends after about a thousand."""


def cwnd_after(events, cwnd, ssthresh, before=None):
    if not events:
        return []
    event = events[0]
    if event == "acked":
        cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
    elif event == "duplicates":
        cwnd = ssthresh = max(cwnd // 2, 2)
    else:
        if before != "timeout":
            ssthresh = max(cwnd // 2, 2)
        cwnd = 1
    return [(cwnd, ssthresh)] + cwnd_after(events[1:], cwnd, ssthresh, event)
