"""Without a certificate, the header says who calls."""


def served(calls, authority, callers):
    return [
        at
        for at, (address, header, certificate) in enumerate(calls)
        if (certificate or (header, authority))[1] == authority and (certificate or (header, authority))[0] in callers
    ]
