"""As many connections as requests arrive in a second."""


def size_pool(rate, mean_ms, busy_percent):
    return -(-rate * 100 // busy_percent)
