"""One more than the work needs, so that one is always free."""


def size_pool(rate, mean_ms, busy_percent):
    return rate * mean_ms // (10 * busy_percent) + 1
