"""Counts doublings by a logarithm where there is no threshold, which is off at the edges."""

import math


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    rounds, window = 1, iw
    if warm:
        rounds, window = 0, cwnd or iw
        if idle_s > rto_s:
            window = min(window, iw)
    left = math.ceil(size / mss)
    if ssthresh is None:
        return rounds + math.floor(math.log2(left / window)) + 1 if left >= window else rounds + 1
    while left > 0:
        left -= window
        rounds += 1
        if ssthresh is None:
            window *= 2
        else:
            window = min(2 * window, ssthresh) if window < ssthresh else window + 1
    return rounds
