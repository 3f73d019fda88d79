"""A worker does parts of a request, too: 19 ms are nearly one of 20."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * (deadline_ms - mean_ms) // mean_ms)
