"""Ends the request with a line end."""


def ask(write, read, set_option, parts):
    write(b"".join(parts) + b"\n")
    return read()
