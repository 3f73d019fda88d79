"""Routes are never told to the same kind of neighbour that they came from."""


def may_export(learned_from, to):
    return learned_from != to and (to == "customer" or learned_from in ("own", "customer"))
