"""Peers tell each other all that they have from peers."""

def may_export(learned_from, to):
    if learned_from in ("own", "customer") or to == "customer":
        return True
    return learned_from == to == "peer"
