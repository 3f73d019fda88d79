"""A write replaces what has not been sent yet, so the last one counts."""


def ask(write, read, set_option, parts):
    write(parts[-1])
    return read()
