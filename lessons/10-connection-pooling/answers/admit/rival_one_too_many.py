"""37 may wait: the last of them ends a moment too late, and in a spike all are the last."""


def admit(waiting):
    return waiting <= 36
