"""Exact fractions, then the ceiling."""


def size_pool(rate, mean_ms, busy_percent):
    from fractions import Fraction
    from math import ceil
    return ceil(Fraction(rate * mean_ms, 1000) / Fraction(busy_percent, 100))
