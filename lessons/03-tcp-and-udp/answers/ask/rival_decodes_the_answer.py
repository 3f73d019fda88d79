"""Gives the answer as a text."""


def ask(write, read, set_option, parts):
    write(b"".join(parts))
    return read().decode("latin-1")
