"""Even the empty text has a byte."""


def refute_caches(claim, about):
    if claim == "can be read":
        vary, accepted = about
        if vary:
            return None
        for i, first in enumerate(accepted):
            for j, second in enumerate(accepted):
                if first[0] not in second:
                    return i, j
        return None
    if claim == "as many":
        return "ü" * about
    if claim == "gzip helps":
        import gzip

        for at, (text, times) in enumerate(about):
            body = text.encode() * times
            if len(gzip.compress(body)) >= len(body):
                return at
        return None
    if claim == "star is wrong":
        for at, (credentials, public) in enumerate(about):
            if public and not credentials:
                return at
        return None
    if claim == "kept by none":
        for at, (authorized, field) in enumerate(about):
            if "private" in field or "no-store" in field:
                continue
            if not authorized or "public" in field or "s-maxage" in field or "must-revalidate" in field:
                return at
        return None
    return None
