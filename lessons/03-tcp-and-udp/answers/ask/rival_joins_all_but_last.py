"""Writes the last part by itself, to push the others out."""


def ask(write, read, set_option, parts):
    write(b"".join(parts[:-1]))
    write(parts[-1])
    return read()
