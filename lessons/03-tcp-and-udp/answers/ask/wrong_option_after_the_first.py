"""The first part goes out anyway; TCP_NODELAY is for the others."""


def ask(write, read, set_option, parts):
    for part in parts:
        write(part)
        set_option("TCP_NODELAY", 1)
    return read()
