"""Sets TCP_NODELAY from three parts on."""


def ask(write, read, set_option, parts):
    if len(parts) > 2:
        set_option("TCP_NODELAY", 1)
    for part in parts:
        write(part)
    return read()
