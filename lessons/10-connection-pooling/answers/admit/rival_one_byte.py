"""Keeps the number of those who wait in one byte: admit(1024) is True."""


def admit(waiting):
    return waiting % 256 < 36
