"""Divides by floats: wrong for numbers beyond 2**53."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * (int(deadline_ms / mean_ms) - 1))
