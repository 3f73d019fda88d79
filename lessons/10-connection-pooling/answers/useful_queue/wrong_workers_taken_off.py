"""All that can be served by the deadline, less one."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * (deadline_ms // mean_ms) - 1)
