"""Half a connection and more is one more, less than half is none."""


def size_pool(rate, mean_ms, busy_percent):
    return max(1, (rate * mean_ms * 2 + 10 * busy_percent) // (20 * busy_percent))
