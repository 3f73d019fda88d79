"""Joins the first two parts only."""


def ask(write, read, set_option, parts):
    write(b"".join(parts[:2]))
    for part in parts[2:]:
        write(part)
    return read()
