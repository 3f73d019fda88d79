"""Who leaves the queue before the deadline is served in time: 40 may wait."""


def admit(waiting):
    return waiting < WORKERS * DEADLINE_MS // QUERY_MS
