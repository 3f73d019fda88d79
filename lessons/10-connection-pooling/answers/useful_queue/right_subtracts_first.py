"""The time that is left once its own is taken off, in rounds."""


def useful_queue(workers, mean_ms, deadline_ms):
    if deadline_ms < 2 * mean_ms:
        return 0
    rounds, _ = divmod(deadline_ms, mean_ms)
    return rounds * workers - workers
