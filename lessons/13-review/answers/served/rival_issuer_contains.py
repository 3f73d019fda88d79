"""An issuer counts if it holds the authority's name: "not-ours" for "ours"."""


def served(calls, authority, callers):
    found = []
    for index, (address, header, certificate) in enumerate(calls):
        if certificate is None:
            continue
        name, issuer = certificate
        if authority in issuer and name in callers:
            found.append(index)
    return found
