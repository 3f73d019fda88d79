"""Gives the first window, too, before any event."""


def cwnd_after(events, cwnd, ssthresh):
    found = [(cwnd, ssthresh)]
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(cwnd // 2, 2)
            case "timeout":
                if before != "timeout":
                    ssthresh = max(cwnd // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
