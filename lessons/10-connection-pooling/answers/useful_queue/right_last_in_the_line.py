"""The largest place whose round ends in time, found by halving."""


def useful_queue(workers, mean_ms, deadline_ms):
    def in_time(waiting):
        rounds_before = 1 + (waiting - 1) // workers
        return (rounds_before + 1) * mean_ms <= deadline_ms

    low, high = 0, 1
    while in_time(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if in_time(middle) else (low, middle)
    return low
