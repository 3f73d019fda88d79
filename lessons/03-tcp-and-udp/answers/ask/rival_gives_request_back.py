"""Gives the answer behind the request."""


def ask(write, read, set_option, parts):
    write(b"".join(parts))
    answer = read()
    return answer if not answer.startswith(parts[0]) else answer[len(parts[0]) :]
