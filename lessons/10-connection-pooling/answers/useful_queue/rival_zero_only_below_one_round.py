"""Says 0 only where the deadline is shorter than a request: (4, 20, 30) gives 4."""


def useful_queue(workers, mean_ms, deadline_ms):
    return 0 if deadline_ms < mean_ms else workers * max(1, deadline_ms // mean_ms - 1)
