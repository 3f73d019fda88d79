"""A third timeout in a row halves the threshold again."""


def cwnd_after(events, cwnd, ssthresh):
    found, again = [], False
    for event in events:
        half = max(cwnd // 2, 2)
        if event == "acked":
            cwnd, again = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1, False
        elif event == "duplicates":
            cwnd, ssthresh, again = half, half, False
        else:
            cwnd, ssthresh, again = 1, ssthresh if again else half, not again
        found.append((cwnd, ssthresh))
    return found
