"""Takes mean_ms in whole seconds, rounded up."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-rate * -(-mean_ms // 1000) * 100 // busy_percent)
