"""Takes half of the new window after a timeout."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(cwnd // 2, 2)
            case "timeout":
                cwnd = 1
                if before != "timeout":
                    ssthresh = max(cwnd // 2, 2)
        found.append((cwnd, ssthresh))
    return found
