"""Turns TCP_NODELAY off behind each write."""


def ask(write, read, set_option, parts):
    for part in parts:
        set_option("TCP_NODELAY", 1)
        write(part)
        set_option("TCP_NODELAY", 0)
    return read()
