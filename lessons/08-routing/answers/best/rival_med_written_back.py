"""Puts 0 in place of a missing MED into the routes that were handed in."""

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
        r["med"] = r["med"] or 0
        group, med = r["path"][:1], r["med"] or 0
        lowest[group] = min(med, lowest.get(group, med))
    left = [r for r in left if (r["med"] or 0) == lowest[r["path"][:1]]]
    return min(left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
