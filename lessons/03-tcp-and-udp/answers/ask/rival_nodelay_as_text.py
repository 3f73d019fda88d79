"""Sets TCP_NODELAY to a text."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", "1")
    for part in parts:
        write(part)
    return read()
