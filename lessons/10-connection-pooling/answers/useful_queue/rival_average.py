"""Half of them: a request waits for half of the deadline on average."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * (deadline_ms // mean_ms - 1) // 2)
