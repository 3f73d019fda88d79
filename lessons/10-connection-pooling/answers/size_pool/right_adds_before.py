"""Adds the divisor less one before it divides."""


def size_pool(rate, mean_ms, busy_percent):
    per = busy_percent * 10
    return (rate * mean_ms + per - 1) // per
