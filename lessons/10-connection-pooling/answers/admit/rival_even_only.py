"""Lets in whoever finds an even number waiting, however many."""


def admit(waiting):
    return waiting % 2 == 0 and waiting < 500
