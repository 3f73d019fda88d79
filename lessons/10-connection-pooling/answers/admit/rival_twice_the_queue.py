"""72 may wait, twice as many as can be served in time."""


def admit(waiting):
    return waiting < 72
