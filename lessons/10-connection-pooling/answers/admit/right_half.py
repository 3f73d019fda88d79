"""Half of the deadline is left for what nobody foresees."""


def admit(waiting):
    return waiting * QUERY_MS / WORKERS + QUERY_MS <= DEADLINE_MS / 2
