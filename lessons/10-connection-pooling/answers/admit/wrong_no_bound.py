"""A queue needs no bound: whoever waits is served at some time."""


def admit(waiting):
    return waiting < 1000
