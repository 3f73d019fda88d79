"""What arrives within the deadline may wait."""


def useful_queue(workers, mean_ms, deadline_ms):
    return deadline_ms
