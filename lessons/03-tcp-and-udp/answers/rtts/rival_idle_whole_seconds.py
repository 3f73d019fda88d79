"""Compares whole seconds, so a pause of 1.5 s is no longer than an RTO of 1 s."""

import math


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    rounds, window = 1, iw
    if warm:
        rounds, window = 0, cwnd or iw
        if int(idle_s) > int(rto_s):
            window = min(window, iw)
    left = math.ceil(size / mss)
    while left > 0:
        left -= window
        rounds += 1
        if ssthresh is None:
            window *= 2
        else:
            window = min(2 * window, ssthresh) if window < ssthresh else window + 1
    return rounds
