"""Losses one after the other are one loss."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(cwnd // 2, 2) if before in (None, "acked") else cwnd
            case "timeout":
                if before in (None, "acked"):
                    ssthresh = max(cwnd // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
