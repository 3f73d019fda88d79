"""Names are the same in capitals."""


def served(calls, authority, callers):
    known = {name.lower() for name in callers}
    return [
        at
        for at, (_, _, certificate) in enumerate(calls)
        if certificate and certificate[1] == authority and certificate[0].lower() in known
    ]
