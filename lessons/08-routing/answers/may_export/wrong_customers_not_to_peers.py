"""Peers exchange their own prefixes, not those of their customers."""


def may_export(learned_from, to):
    return learned_from == "own" or to == "customer" or (learned_from, to) == ("customer", "provider")
