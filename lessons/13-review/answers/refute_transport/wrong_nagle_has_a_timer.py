"""Nagle's timer sends every write in time."""


def refute_transport(claim, about):
    if claim == "Nagle waits":
        return None
    if claim == "it fills":
        window, mbit, longest = about
        return longest if window < 125 * mbit * longest else None
    version, least, shortest = about
    trips = 3 if version == "1.2" else 2
    return shortest if trips * shortest < least else None
