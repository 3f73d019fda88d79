"""Header and certificate have to name the same caller."""


def served(calls, authority, callers):
    return [
        at
        for at, (_, header, certificate) in enumerate(calls)
        if certificate and certificate[1] == authority and certificate[0] in callers
        and header in (None, certificate[0])
    ]
