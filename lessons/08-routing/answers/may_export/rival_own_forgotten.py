"""Own prefixes are told to customers only, as the fourth kind of route is forgotten."""

def may_export(learned_from, to):
    return "customer" in (learned_from, to)
