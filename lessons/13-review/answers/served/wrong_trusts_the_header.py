"""Where a header names the caller, the header counts."""


def served(calls, authority, callers):
    return [
        at
        for at, (address, header, certificate) in enumerate(calls)
        if (header or (certificate and certificate[0])) in callers
    ]
