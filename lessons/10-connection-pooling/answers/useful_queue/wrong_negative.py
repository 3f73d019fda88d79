"""Where there is no time, the formula says less than none."""


def useful_queue(workers, mean_ms, deadline_ms):
    return workers * (deadline_ms // mean_ms - 1)
