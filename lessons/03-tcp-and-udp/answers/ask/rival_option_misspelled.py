"""Sets an option that is called NODELAY."""


def ask(write, read, set_option, parts):
    set_option("NODELAY", 1)
    for part in parts:
        write(part)
    return read()
