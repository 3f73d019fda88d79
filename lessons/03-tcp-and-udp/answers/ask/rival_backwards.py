"""Writes the last part first."""


def ask(write, read, set_option, parts):
    write(b"".join(reversed(parts)))
    return read()
