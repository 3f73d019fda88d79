"""Peers share what they have from their providers."""


def may_export(learned_from, to):
    return to == "customer" or learned_from in ("own", "customer") or (learned_from, to) == ("provider", "peer")
