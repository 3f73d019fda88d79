"""All cases that break a claim, the last of them."""


def refute_caches(claim, about):
    import gzip
    from itertools import product

    found = []
    if claim == "can be read":
        accepted = about[1]
        pairs = product(range(len(accepted)), repeat=2)
        found = [(i, j) for i, j in pairs if not about[0] and accepted[i][0] not in accepted[j]]
    elif claim == "as many":
        found = ["x" * (about - 1) + "€"] if about else []
    elif claim == "gzip helps":
        bodies = ["".join([text] * times).encode("ascii") for text, times in about]
        found = [at for at, body in enumerate(bodies) if len(gzip.compress(body)) >= len(body)]
    elif claim == "star is wrong":
        found = [at for at, (credentials, public) in enumerate(about) if not credentials and public]
    elif claim == "kept by none":
        for at, (authorized, field) in enumerate(about):
            names = {part.split("=")[0] for part in field.split(", ")}
            if names.isdisjoint({"private", "no-store"}):
                if not authorized or not names.isdisjoint({"public", "must-revalidate", "s-maxage"}):
                    found.append(at)
    return found[-1] if found else None
