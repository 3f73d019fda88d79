"""A route without a MED is not compared by MED and always stays, so it does not knock out others."""

def best(routes):
    left = [r for r in routes if r["reachable"]]
    for value in (lambda r: -r["local_pref"], lambda r: len(r["path"]), lambda r: r["origin"]):
        lowest = min(map(value, left), default=None)
        left = [r for r in left if value(r) == lowest]
    meds = {}
    for r in left:
        if r["med"] is not None:
            meds.setdefault(r["path"][:1], []).append(r["med"])
    left = [r for r in left if r["med"] is None or r["med"] == min(meds[r["path"][:1]])]
    def last(r):
        return (not r["ebgp"], r["igp"], int(ip_address(r["router_id"])), int(ip_address(r["peer"])))
    return min(left, key=last, default=None)
