"""Divides once by floats: exact for small numbers, wrong from 2**53 on."""


def size_pool(rate, mean_ms, busy_percent):
    from math import ceil
    return ceil(rate * mean_ms / (10 * busy_percent))
