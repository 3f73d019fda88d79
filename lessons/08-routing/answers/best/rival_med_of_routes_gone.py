"""Takes the lowest MED of a neighbour over all reachable routes, also those that earlier rows have removed."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    meds = {}
    for r in left:
        meds.setdefault(r["path"][:1], []).append(r["med"] or 0)
    top = min((-r["local_pref"], len(r["path"]), r["origin"]) for r in left)
    left = [r for r in left if (-r["local_pref"], len(r["path"]), r["origin"]) == top]
    left = [r for r in left if (r["med"] or 0) == min(meds[r["path"][:1]])] or left
    return min(left, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
