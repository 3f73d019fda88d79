"""Sorts the parts."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", 1)
    for part in sorted(parts):
        write(part)
    return read()
