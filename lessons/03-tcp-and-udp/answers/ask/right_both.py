"""Writes once, with TCP_NODELAY on all the same."""


def ask(write, read, set_option, parts):
    request = bytearray()
    for part in parts:
        request.extend(part)
    set_option("TCP_NODELAY", True)
    write(bytes(request))
    return read()
