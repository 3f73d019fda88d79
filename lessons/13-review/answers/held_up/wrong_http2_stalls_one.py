"""HTTP/2 has streams, so one object waits."""


def held_up(protocol, packets, lost):
    return {packets[lost]}
