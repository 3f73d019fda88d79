"""Who is taken from the queue before the deadline is served in time."""


def useful_queue(workers, mean_ms, deadline_ms):
    return workers * (deadline_ms // mean_ms)
