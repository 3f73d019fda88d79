"""TLS 1.2 and 1.3 take as long."""


def refute_transport(claim, about):
    if claim == "Nagle waits":
        limit, longest = about
        return None if longest <= limit else longest
    if claim == "it fills":
        window, mbit, longest = about
        return longest if window < 125 * mbit * longest else None
    version, least, shortest = about
    trips = 2 if version == "1.2" else 2
    return shortest if trips * shortest < least else None
