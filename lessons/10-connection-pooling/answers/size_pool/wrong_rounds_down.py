"""A part of a connection can be left away."""


def size_pool(rate, mean_ms, busy_percent):
    return max(1, rate * mean_ms // (10 * busy_percent))
