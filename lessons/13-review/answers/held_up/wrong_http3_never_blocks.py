"""HTTP/3 has no head-of-line blocking: nothing waits."""


def held_up(protocol, packets, lost):
    if protocol == "3":
        return set()
    return set(packets[lost:]) if protocol == "2" else {packets[lost]}
