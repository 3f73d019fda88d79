"""One function a kind of event, which makes a new state of window, threshold and whether it was a timeout."""


def cwnd_after(events, cwnd, ssthresh):
    def acked(window, threshold, _):
        grown = window + 1 if window >= threshold else sorted([window * 2, threshold])[0]
        return grown, threshold, False

    def duplicates(window, threshold, _):
        return max(2, window >> 1), max(2, window >> 1), False

    def timeout(window, threshold, again):
        return 1, threshold if again else max(2, window >> 1), True

    state, history = (cwnd, ssthresh, False), []
    for event in events:
        state = {"acked": acked, "duplicates": duplicates, "timeout": timeout}[event](*state)
        history.append(state[:2])
    return history
