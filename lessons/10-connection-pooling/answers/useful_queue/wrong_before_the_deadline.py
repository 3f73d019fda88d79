"""Who is finished at the very deadline comes too late."""


def useful_queue(workers, mean_ms, deadline_ms):
    return max(0, workers * ((deadline_ms - 1) // mean_ms - 1))
