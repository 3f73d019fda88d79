"""A small send buffer makes TCP send small segments at once."""


def ask(write, read, set_option, parts):
    set_option("SO_SNDBUF", 1)
    for part in parts:
        write(part)
    return read()
