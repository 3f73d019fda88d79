"""Makes the row of windows first and sees where the sum is enough."""

import math
from itertools import accumulate, count


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    limit = math.inf if ssthresh is None else ssthresh
    first = iw if not warm or cwnd is None else cwnd
    if warm and idle_s > rto_s and first > iw:
        first = iw

    def windows():
        window = first
        while True:
            yield window
            window = window + 1 if window >= limit else min(limit, window * 2)

    segments = math.ceil(size / mss)
    for rounds, sent in zip(count(1), accumulate(windows())):
        if sent >= segments:
            return rounds if warm else rounds + 1
