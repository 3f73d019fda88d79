"""At 80 % each, four fifths of the connections are enough."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-rate * mean_ms * busy_percent // 100_000)
