"""A network tells its own prefixes only those who pay it."""


def may_export(learned_from, to):
    return to == "customer" or learned_from == "customer"
