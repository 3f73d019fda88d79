"""Writes each part once, if it comes twice."""


def ask(write, read, set_option, parts):
    write(b"".join(dict.fromkeys(parts)))
    return read()
