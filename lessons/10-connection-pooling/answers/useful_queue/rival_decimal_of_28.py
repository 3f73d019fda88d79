"""Counts with the 28 digits of a Decimal: (1, 1, 10**30 + 1) gives 10**30 - 1."""

from decimal import Decimal


def useful_queue(workers, mean_ms, deadline_ms):
    rounds = int(Decimal(deadline_ms) / Decimal(mean_ms))
    return max(0, workers * (rounds - 1))
