"""What one peer has is told the other peers."""


def may_export(learned_from, to):
    return to == "customer" or learned_from in ("own", "customer") or learned_from == to == "peer"
