"""The length of a path counts different ASes, so a number that stands in it several times counts once."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    top = min((-r["local_pref"], len(set(r["path"])), r["origin"]) for r in left)
    left = [r for r in left if (-r["local_pref"], len(set(r["path"])), r["origin"]) == top]
    lowest = {}
    for r in left:
        group, med = r["path"][:1], r["med"] or 0
        lowest[group] = min(med, lowest.get(group, med))
    left = [r for r in left if (r["med"] or 0) == lowest[r["path"][:1]]]
    return min(left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
