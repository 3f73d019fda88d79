"""One for each worker may always wait."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(workers, workers * (deadline_ms // mean_ms - 1))
