"""Tries times up to a second only: ("it fills", (187499, 1, 1500)) gives None."""


def refute_transport(claim, about):
    if claim == "Nagle waits":
        limit, longest = about
        return longest if longest > limit else None
    if claim == "it fills":
        window, mbit, longest = about
        times = range(1, min(longest, 1000) + 1)
        return next((rtt for rtt in times if window * 8 < mbit * 1000 * rtt), None)
    version, least, shortest = about
    trips = 3 if version == "1.2" else 2
    return shortest if trips * shortest < least else None
