"""Before three rounds are full, each worker that is free for a moment counts: (4, 20, 59) gives 7 in place of 4."""


def useful_queue(workers, mean_ms, deadline_ms):
    if deadline_ms < 2 * mean_ms:
        return 0
    places = (deadline_ms - mean_ms) * workers // mean_ms
    return places if deadline_ms < 3 * mean_ms else places - places % workers
