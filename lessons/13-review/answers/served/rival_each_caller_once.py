"""A name is served once: its second call is left out."""


def served(calls, authority, callers):
    seen, found = set(), []
    for at, (_, _, certificate) in enumerate(calls):
        if certificate and certificate[1] == authority and certificate[0] in callers - seen:
            seen.add(certificate[0])
            found.append(at)
    return found
