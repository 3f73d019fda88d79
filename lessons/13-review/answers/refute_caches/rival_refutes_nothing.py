"""Every claim holds."""


def refute_caches(claim, about):
    if claim == "can be read":
        return None
    if claim == "as many":
        return None
    if claim == "gzip helps":
        return None
    if claim == "star is wrong":
        return None
    if claim == "kept by none":
        return None
    return None
