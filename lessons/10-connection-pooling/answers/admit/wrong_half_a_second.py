"""Half a second is a short wait."""


def admit(waiting):
    return waiting < 100
