"""A loop with the reasons to refuse."""


def served(calls, authority, callers):
    found = []
    for at, call in enumerate(calls):
        certificate = call[2]
        if certificate is None:
            continue
        name, issuer = certificate
        if issuer == authority and name in callers:
            found.append(at)
    return found
