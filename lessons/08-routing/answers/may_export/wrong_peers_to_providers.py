"""A provider wants to know whom its customer has for a peer."""


def may_export(learned_from, to):
    return to == "customer" or learned_from in ("own", "customer") or (learned_from, to) == ("peer", "provider")
