"""After fast retransmit the window is ssthresh and the three segments that left the network."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                ssthresh = max(cwnd // 2, 2)
                cwnd = ssthresh + 3
            case "timeout":
                if before != "timeout":
                    ssthresh = max(cwnd // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
