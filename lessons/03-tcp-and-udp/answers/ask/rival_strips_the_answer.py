"""Takes white space off the answer."""


def ask(write, read, set_option, parts):
    write(b"".join(parts))
    return read().strip()
