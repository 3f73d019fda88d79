"""Routes are compared in pairs, the winner so far with the next, so MEDs make the order matter."""

from functools import reduce


def better(one, two):
    for key in (lambda r: -r["local_pref"], lambda r: len(r["path"]), lambda r: r["origin"]):
        if key(one) != key(two):
            return min(one, two, key=key)
    if one["path"][:1] == two["path"][:1] and (one["med"] or 0) != (two["med"] or 0):
        return min(one, two, key=lambda r: r["med"] or 0)
    return min(one, two, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))


def best(routes):
    reachable = [r for r in routes if r["reachable"]]
    return reduce(better, reachable) if reachable else None
