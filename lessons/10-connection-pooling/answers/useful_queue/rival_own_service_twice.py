"""Takes its own time off twice."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * (deadline_ms // mean_ms - 2))
