"""Blanks around a name are dropped: " billing" is served as "billing"."""


def served(calls, authority, callers):
    found = []
    for index, (address, header, certificate) in enumerate(calls):
        if certificate is None:
            continue
        name, issuer = certificate
        if issuer == authority and name.strip() in callers:
            found.append(index)
    return found
