"""Over HTTP/2 every object waits, also one that is complete."""


def held_up(protocol, packets, lost):
    return set(packets) if protocol == "2" else {packets[lost]}
