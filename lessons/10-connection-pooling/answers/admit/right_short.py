"""A dozen places: enough for what a calm brings at once."""


def admit(waiting):
    return waiting < 12
