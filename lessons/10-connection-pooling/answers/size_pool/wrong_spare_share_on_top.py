"""At 80 % busy, add the missing 20 % to what the work needs."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-rate * mean_ms * (200 - busy_percent) // 100_000)
