"""Whoever has a certificate of ours may call."""


def served(calls, authority, callers):
    return [at for at, (_, _, certificate) in enumerate(calls) if certificate and certificate[1] == authority]
