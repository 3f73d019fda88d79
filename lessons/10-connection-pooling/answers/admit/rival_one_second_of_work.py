"""A second of work may wait."""


def admit(waiting):
    return waiting < 200
