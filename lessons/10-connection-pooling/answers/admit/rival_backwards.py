"""Lets in when many wait, and turns away when few do."""


def admit(waiting):
    return waiting == 0 or waiting > 36 and waiting < 999
