"""What is behind the gap waits, not the lost packet's object itself."""


def held_up(protocol, packets, lost):
    return set(packets[lost + 1 :]) if protocol == "2" else {packets[lost]}
