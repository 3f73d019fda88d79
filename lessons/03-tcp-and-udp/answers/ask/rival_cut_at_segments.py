"""Joins the parts, then writes segment by segment."""


def ask(write, read, set_option, parts):
    request = b"".join(parts)
    for at in range(0, len(request), 1460):
        write(request[at : at + 1460])
    return read()
