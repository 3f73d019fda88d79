"""A missing MED counts as the worst, as some vendors can be told."""

def best(routes):
    def med(r):
        return float("inf") if r["med"] is None else r["med"]

    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    key = min((-r["local_pref"], len(r["path"]), r["origin"]) for r in left)
    left = [r for r in left if (-r["local_pref"], len(r["path"]), r["origin"]) == key]
    left = [r for r in left if all(med(r) <= med(o) for o in left if o["path"][:1] == r["path"][:1])]
    return min(left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
