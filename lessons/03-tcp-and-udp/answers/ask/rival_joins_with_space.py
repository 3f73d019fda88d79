"""Puts a space between parts."""


def ask(write, read, set_option, parts):
    write(b" ".join(parts))
    return read()
