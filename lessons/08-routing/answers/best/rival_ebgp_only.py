"""Routes from inside are thrown away even if there are no others."""

def best(routes):
    left = [r for r in routes if r["reachable"]]

    def keep(value):
        lowest = min((value(r) for r in left), default=None)
        return [r for r in left if value(r) == lowest]

    left = keep(lambda r: -r["local_pref"])
    left = keep(lambda r: len(r["path"]))
    left = keep(lambda r: r["origin"])
    meds = {}
    for r in left:
        meds.setdefault(r["path"][:1], set()).add(r["med"] or 0)
    left = [r for r in left if (r["med"] or 0) == min(meds[r["path"][:1]])]
    left = [r for r in left if r["ebgp"]]
    left = keep(lambda r: r["igp"])
    left = keep(lambda r: ip_address(r["router_id"]))
    left = keep(lambda r: ip_address(r["peer"]))
    return left[0] if left else None
