"""Turns away one in three, however many wait."""


def admit(waiting):
    return waiting % 3 < 2 and waiting < 999
