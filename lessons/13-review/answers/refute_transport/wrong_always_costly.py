"""A new connection always takes hundreds of milliseconds."""


def refute_transport(claim, about):
    if claim == "Nagle waits":
        limit, longest = about
        return None if longest <= limit else longest
    if claim == "it fills":
        window, mbit, longest = about
        return longest if window < 125 * mbit * longest else None
    return None
