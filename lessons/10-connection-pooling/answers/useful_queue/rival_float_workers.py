"""Takes 1.0 off, so that floats come in: (10**17 + 1, 10, 30) gives 2 * 10**17."""


def useful_queue(workers, mean_ms, deadline_ms):
    rounds = deadline_ms // mean_ms - 1.0
    return int(max(0.0, workers * rounds))
