"""Writes parts of a whole segment or more by themselves, as these do not wait."""


def ask(write, read, set_option, parts):
    small = b""
    for part in parts:
        if len(part) >= 1460:
            if small:
                write(small)
            write(part)
            small = b""
        else:
            small += part
    if small:
        write(small)
    return read()
