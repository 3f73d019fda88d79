"""Each write is answered before the next."""


def ask(write, read, set_option, parts):
    answer = b""
    for part in parts:
        write(part)
        answer = read()
    return answer
