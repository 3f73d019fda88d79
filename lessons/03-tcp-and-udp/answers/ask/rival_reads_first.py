"""Reads what is left over before it writes."""


def ask(write, read, set_option, parts):
    read()
    write(b"".join(parts))
    return read()
