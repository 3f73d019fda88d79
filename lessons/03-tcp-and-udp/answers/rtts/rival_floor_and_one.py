"""Counts a segment too many where the answer fills its last one."""


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    rounds, window = 1, iw
    if warm:
        rounds, window = 0, cwnd or iw
        if idle_s > rto_s:
            window = min(window, iw)
    left = size // mss + 1
    while left > 0:
        left -= window
        rounds += 1
        if ssthresh is None:
            window *= 2
        else:
            window = min(2 * window, ssthresh) if window < ssthresh else window + 1
    return rounds
