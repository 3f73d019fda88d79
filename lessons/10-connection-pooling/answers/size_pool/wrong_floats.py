"""Floats are exact enough.

Says 2 for (70, 10, 70)."""


def size_pool(rate, mean_ms, busy_percent):
    from math import ceil
    return ceil(rate * mean_ms / 1000 / (busy_percent / 100))
