"""TCP sends what it is given at once."""


def ask(write, read, set_option, parts):
    for part in parts:
        write(part)
    return read()
