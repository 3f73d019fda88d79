"""Settles the first window in its own branch and leaves counting to a second function."""


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    if not warm:
        return 1 + rounds(-(-size // mss), iw, ssthresh)
    had = iw if cwnd is None else cwnd
    return rounds(-(-size // mss), had if idle_s <= rto_s else min(had, iw), ssthresh)


def rounds(segments, window, ssthresh):
    done = 0
    while segments > 0:
        segments, done = segments - window, done + 1
        if ssthresh is not None and window >= ssthresh:
            window += 1
        elif ssthresh is not None and 2 * window > ssthresh:
            window = ssthresh
        else:
            window += window
    return done
