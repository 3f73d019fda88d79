"""Halves the smaller of window and threshold."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(min(cwnd, ssthresh) // 2, 2)
            case "timeout":
                if before != "timeout":
                    ssthresh = max(min(cwnd, ssthresh) // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
