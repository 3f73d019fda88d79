"""The workers share the time that is left."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, (deadline_ms // mean_ms - 1) // workers)
