"""Only the packet right behind the gap waits."""


def held_up(protocol, packets, lost):
    return set(packets[lost : lost + 2]) if protocol == "2" else {packets[lost]}
