"""An issuer counts if it ends with the authority's name: "test.ours" for "ours"."""


def served(calls, authority, callers):
    found = []
    for index, (address, header, certificate) in enumerate(calls):
        if certificate is None:
            continue
        name, issuer = certificate
        if issuer.endswith(authority) and name in callers:
            found.append(index)
    return found
