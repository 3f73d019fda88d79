"""Calls from public addresses are refused, whatever they show."""


def served(calls, authority, callers):
    return [
        at
        for at, (address, _, certificate) in enumerate(calls)
        if certificate and certificate[1] == authority and certificate[0] in callers and ":" not in address
    ]
