"""Sets TCP_NODELAY first and writes each part."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", 1)
    for part in parts:
        write(part)
    return read()
