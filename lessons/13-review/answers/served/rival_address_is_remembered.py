"""An address that has shown a certificate is served without one from then on."""


def served(calls, authority, callers):
    found = []
    known = set()
    for index, (address, header, certificate) in enumerate(calls):
        if certificate is None:
            if address in known:
                found.append(index)
            continue
        name, issuer = certificate
        if issuer == authority and name in callers:
            known.add(address)
            found.append(index)
    return found
