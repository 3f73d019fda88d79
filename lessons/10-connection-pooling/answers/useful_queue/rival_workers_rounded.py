"""Rounds the work of all to whole requests, not that of each worker."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * deadline_ms // mean_ms - workers)
