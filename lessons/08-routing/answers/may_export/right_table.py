"""A table of all pairs that are told."""

TOLD = {
    ("own", "customer"),
    ("own", "peer"),
    ("own", "provider"),
    ("customer", "customer"),
    ("customer", "peer"),
    ("customer", "provider"),
    ("peer", "customer"),
    ("provider", "customer"),
}


def may_export(learned_from, to):
    return (learned_from, to) in TOLD
