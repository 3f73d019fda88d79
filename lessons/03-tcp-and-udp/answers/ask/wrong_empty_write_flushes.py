"""An empty write pushes out what waits."""


def ask(write, read, set_option, parts):
    for part in parts:
        write(part)
        write(b"")
    return read()
