"""Rounds the work up to whole connections first: (201, 5, 50) gives 4 instead of 3."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-(-(-rate * mean_ms // 1000)) * 100 // busy_percent)
