"""What says no-cache is not kept."""

import gzip


def stored(authorized, field):
    names = {part.partition("=")[0] for part in field.split(", ")}
    if names & {"private", "no-store", "no-cache"}:
        return False
    if authorized:
        return bool(names & {"public", "s-maxage", "must-revalidate"})
    return True


def refute_caches(claim, about):
    if claim == "can be read":
        vary, accepted = about
        if vary:
            return None
        for j, second in enumerate(accepted):
            for i, first in enumerate(accepted):
                if i != j and first[0] not in second:
                    return i, j
        return None
    if claim == "as many":
        return "\u00e9" * about if about else None
    for index, (one, two) in enumerate(about):
        if claim == "gzip helps":
            body = (one * two).encode()
            if len(gzip.compress(body)) >= len(body):
                return index
        elif claim == "star is wrong":
            if not one and two:
                return index
        elif stored(one, two):
            return index
    return None
