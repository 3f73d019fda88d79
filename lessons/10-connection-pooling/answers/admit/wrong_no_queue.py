"""Only a free worker takes work; hardly anybody has to wait."""


def admit(waiting):
    return waiting == 0
