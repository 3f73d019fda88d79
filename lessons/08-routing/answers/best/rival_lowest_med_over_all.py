"""The lowest MED of a neighbour is taken over all its reachable routes, also those that rows 2 to 4 have removed."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    lowest = {}
    for r in left:
        key = r["path"][:1]
        lowest[key] = min(lowest.get(key, r["med"] or 0), r["med"] or 0)
    top = min((-r["local_pref"], len(r["path"]), r["origin"]) for r in left)
    left = [r for r in left if (-r["local_pref"], len(r["path"]), r["origin"]) == top]
    good = [r for r in left if (r["med"] or 0) == lowest[r["path"][:1]]]
    return min(good or left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
