"""TCP_NODELAY is a delay, so it is set to 0."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", 0)
    for part in parts:
        write(part)
    return read()
