"""Compresses with zlib, whose frame has 12 bytes less: a body between the two."""


import zlib


def refute_caches(claim, about):
    if claim == "can be read":
        vary, accepted = about
        if vary:
            return None
        for i, first in enumerate(accepted):
            for j, second in enumerate(accepted):
                if i != j and first[0] not in second:
                    return i, j
        return None
    if claim == "as many":
        return "ä" * about if about else None
    if claim == "gzip helps":
        for index, (text, times) in enumerate(about):
            body = (text * times).encode()
            if len(zlib.compress(body)) >= len(body):
                return index
        return None
    if claim == "star is wrong":
        for index, (credentials, public) in enumerate(about):
            if public and not credentials:
                return index
        return None
    if claim == "kept by none":
        for index, (authorized, field) in enumerate(about):
            names = {part.split("=")[0] for part in field.split(", ")}
            if names & {"private", "no-store"}:
                continue
            if not authorized or names & {"public", "s-maxage", "must-revalidate"}:
                return index
        return None
    raise ValueError(claim)
