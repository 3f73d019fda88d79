"""Leaves the list of events empty."""


def cwnd_after(events, cwnd, ssthresh):
    found = []
    events, given = list(events), events
    given.clear()
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(cwnd // 2, 2)
            case _:
                if before != "timeout":
                    ssthresh = max(cwnd // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
