"""A route is not told to neighbours of the kind it comes from, not even from customer to customer."""

def may_export(learned_from, to):
    if learned_from == "own":
        return True
    return learned_from != to and "customer" in (learned_from, to)
