"""Rounds to nine places and then up: wrong for shares just above a whole number, and for huge numbers."""


def size_pool(rate, mean_ms, busy_percent):
    from math import ceil
    return ceil(round(rate * mean_ms / (10 * busy_percent), 9))
