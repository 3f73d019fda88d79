"""Gives at most 64 bytes of the answer."""


def ask(write, read, set_option, parts):
    write(b"".join(parts))
    answer = read()
    while not answer:
        answer = read()
    return answer[:64]
