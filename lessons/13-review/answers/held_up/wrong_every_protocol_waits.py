"""A lost packet stalls all that follows, whatever the protocol."""


def held_up(protocol, packets, lost):
    return set(packets[lost:])
