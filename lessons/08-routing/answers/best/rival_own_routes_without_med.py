"""Routes with an empty path skip the comparison of MEDs instead of forming a group."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None

    def rows(r):
        return -r["local_pref"], len(r["path"]), r["origin"]

    top = min(rows(r) for r in left)
    left = [r for r in left if rows(r) == top]
    kept = [r for r in left if not r["path"]]
    for neighbour in {r["path"][0] for r in left if r["path"]}:
        group = [r for r in left if r["path"] and r["path"][0] == neighbour]
        low = min(r["med"] or 0 for r in group)
        kept += [r for r in group if (r["med"] or 0) == low]
    return min(kept, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
