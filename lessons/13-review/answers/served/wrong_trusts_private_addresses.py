"""Who calls from a private address is one of us."""


def served(calls, authority, callers):
    def known(certificate):
        return certificate and certificate[1] == authority and certificate[0] in callers

    return [at for at, call in enumerate(calls) if call[0].startswith(("10.", "192.168.")) or known(call[2])]
