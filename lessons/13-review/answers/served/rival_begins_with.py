"""A name that begins like one that may call will do."""


def served(calls, authority, callers):
    return [
        at
        for at, (_, _, certificate) in enumerate(calls)
        if certificate and certificate[1] == authority and certificate[0].startswith(tuple(callers))
    ]
