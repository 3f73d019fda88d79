"""One of the two sides must pay: the one that gets the offer, or the one that it comes from."""


def may_export(learned_from, to):
    if to in ("peer", "provider"):
        return learned_from not in ("peer", "provider")
    return True
