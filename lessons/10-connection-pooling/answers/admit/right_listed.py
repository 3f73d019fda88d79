"""The places are counted out."""


def admit(waiting):
    places = range(24)
    return waiting in places
