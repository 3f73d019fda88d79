"""MEDs are compared only among routes with the very same path."""

from itertools import groupby


def best(routes):
    left = [r for r in routes if r["reachable"]]
    if not left:
        return None
    left.sort(key=lambda r: (-r["local_pref"], len(r["path"]), r["origin"]))
    top = left[0]
    left = [r for r in left if all(r[k] == top[k] for k in ("local_pref", "origin"))]
    left = [r for r in left if len(r["path"]) == len(top["path"])]
    kept = []
    for _, group in groupby(sorted(left, key=lambda r: r["path"]), key=lambda r: r["path"]):
        group = list(group)
        low = min(r["med"] or 0 for r in group)
        kept += [r for r in group if (r["med"] or 0) == low]
    return min(kept, key=lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"])))
