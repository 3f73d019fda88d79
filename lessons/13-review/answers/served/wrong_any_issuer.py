"""A certificate is a certificate, whoever issued it."""


def served(calls, authority, callers):
    return [
        at
        for at, (address, header, certificate) in enumerate(calls)
        if certificate and certificate[0] in callers
    ]
