"""Writes at most 64 KiB at a time."""


def ask(write, read, set_option, parts):
    request = b"".join(parts)
    for at in range(0, len(request), 65536):
        write(request[at : at + 65536])
    return read()
