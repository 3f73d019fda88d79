"""TCP_NODELAY is needed to get the first part out; then it can be off again."""


def ask(write, read, set_option, parts):
    set_option("TCP_NODELAY", 1)
    for part in parts:
        write(part)
        set_option("TCP_NODELAY", 0)
    return read()
