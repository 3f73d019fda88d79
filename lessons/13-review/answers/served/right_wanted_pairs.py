"""Looks for the pairs that would do."""


def served(calls, authority, callers):
    wanted = {(name, authority) for name in callers}
    return [at for at, call in enumerate(calls) if call[2] and tuple(call[2]) in wanted]
