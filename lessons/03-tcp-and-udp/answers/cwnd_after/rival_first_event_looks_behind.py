"""The first event is a timeout and the last one as well: leaves the threshold, as events[-1] is the last."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    for n, event in enumerate(events):
        if event == "acked":
            cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
        else:
            if event == "duplicates" or events[n - 1] != "timeout":
                ssthresh = max(cwnd // 2, 2)
            cwnd = ssthresh if event == "duplicates" else 1
        found.append((cwnd, ssthresh))
    return found
