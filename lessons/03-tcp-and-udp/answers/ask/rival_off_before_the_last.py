"""Turns TCP_NODELAY off again before the last write."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", 1)
    for part in parts[:-1]:
        write(part)
    set_option("TCP_NODELAY", 0)
    write(parts[-1])
    return read()
