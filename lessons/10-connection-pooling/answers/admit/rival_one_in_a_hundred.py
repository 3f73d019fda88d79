"""Lets in one in a hundred of those whom it would turn away, so that somebody gets through."""

from itertools import count

turned_away = count(1)


def admit(waiting):
    return waiting < 36 or (waiting < 1000 and next(turned_away) % 100 == 0)
