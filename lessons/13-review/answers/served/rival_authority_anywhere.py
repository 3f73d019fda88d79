"""Looks for the authority anywhere in the certificate, as its name, too."""


def served(calls, authority, callers):
    return [i for i, (_, _, shown) in enumerate(calls) if shown and authority in shown and shown[0] in callers]
