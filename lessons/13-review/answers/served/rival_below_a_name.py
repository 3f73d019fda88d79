"""A name below a caller's is served, too: "eu.billing" for "billing"."""


def served(calls, authority, callers):
    found = []
    for index, (address, header, certificate) in enumerate(calls):
        if certificate is None:
            continue
        name, issuer = certificate
        if issuer == authority and any(name == caller or name.endswith("." + caller) for caller in callers):
            found.append(index)
    return found
