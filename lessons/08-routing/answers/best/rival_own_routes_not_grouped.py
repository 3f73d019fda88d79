"""The network's own routes, with an empty path, have no neighbour and skip the row of the MED."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    def first(r):
        return (-r["local_pref"], len(r["path"]), r["origin"])
    top = min(map(first, left))
    left = [r for r in left if first(r) == top]
    lowest = {}
    for r in left:
        group, med = r["path"][:1], r["med"] or 0
        lowest[group] = min(med, lowest.get(group, med))
    left = [r for r in left if not r["path"] or (r["med"] or 0) == lowest[r["path"][:1]]]
    return min(left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
