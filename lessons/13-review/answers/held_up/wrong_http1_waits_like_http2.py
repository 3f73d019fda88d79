"""HTTP/1.1 answers one request at a time, so all that follow wait."""


def held_up(protocol, packets, lost):
    return {packets[lost]} if protocol == "3" else set(packets[lost:])
