"""The delayed acknowledgements are this side's, so TCP_QUICKACK turns them off."""


def ask(write, read, set_option, parts):
    set_option("TCP_QUICKACK", 1)
    for part in parts:
        write(part)
    return read()
