"""Routes from another AS are preferred before MEDs are compared."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    def first(r):
        return (-r["local_pref"], len(r["path"]), r["origin"])
    top = min(map(first, left))
    left = [r for r in left if first(r) == top]
    left = [r for r in left if r["ebgp"]] or left
    lowest = {}
    for r in left:
        group, med = r["path"][:1], r["med"] or 0
        lowest[group] = min(med, lowest.get(group, med))
    left = [r for r in left if (r["med"] or 0) == lowest[r["path"][:1]]]
    return min(left, key=lambda r: (r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
