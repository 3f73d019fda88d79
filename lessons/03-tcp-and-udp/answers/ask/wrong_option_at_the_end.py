"""TCP_NODELAY flushes what has been written, so it comes last."""


def ask(write, read, set_option, parts):
    for part in parts:
        write(part)
    set_option("TCP_NODELAY", 1)
    return read()
