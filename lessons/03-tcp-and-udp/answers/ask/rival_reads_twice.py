"""Reads until nothing comes."""


def ask(write, read, set_option, parts):
    write(b"".join(parts))
    answer = read()
    if answer in parts:
        answer = read()
    return answer
