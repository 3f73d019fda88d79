"""Quotient and rest; a rest needs one more."""


def size_pool(rate, mean_ms, busy_percent):
    whole, rest = divmod(rate * mean_ms * 100, 1000 * busy_percent)
    return whole + (1 if rest else 0)
