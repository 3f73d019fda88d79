"""Decimal with its usual 28 places: wrong for numbers with more."""


def size_pool(rate, mean_ms, busy_percent):
    from decimal import ROUND_CEILING, Decimal
    return int((Decimal(rate) * mean_ms / (10 * busy_percent)).to_integral_value(ROUND_CEILING))
