"""Looks at one kind of event after the other."""


def cwnd_after(events, cwnd, ssthresh):
    history = []
    for n, event in enumerate(events):
        half = cwnd // 2 if cwnd >= 4 else 2
        match event:
            case "duplicates":
                cwnd = ssthresh = half
            case "timeout":
                again = n > 0 and events[n - 1] == "timeout"
                cwnd, ssthresh = 1, ssthresh if again else half
            case "acked" if cwnd >= ssthresh:
                cwnd += 1
            case "acked":
                cwnd = ssthresh if 2 * cwnd > ssthresh else 2 * cwnd
        history.append((cwnd, ssthresh))
    return history
