"""The connections may be busy all the time."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-rate * mean_ms // 1000)
