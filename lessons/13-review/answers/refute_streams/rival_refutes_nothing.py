"""Every claim holds."""


def refute_streams(claim, about):
    if claim == "one by one":
        return None
    if claim == "stays warm":
        return None
    if claim == "never held up":
        return None
    if claim == "leaf alone":
        return None
    if claim == "once":
        return None
    return None
