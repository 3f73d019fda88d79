"""Routes that cannot be reached count for the lowest MED of their neighbour: MED 0 of such a route beside 5 and 10."""


def best(routes):
    def rows(r):
        return -r["local_pref"], len(r["path"]), r["origin"]

    meds = {}
    for r in routes:
        group = rows(r), r["path"][:1]
        meds[group] = min(meds.get(group, 2**32), r["med"] or 0)
    left = [r for r in routes if r["reachable"]]
    left = [r for r in left if rows(r) == min(map(rows, left))]
    left = [r for r in left if (r["med"] or 0) == meds[rows(r), r["path"][:1]]] or left
    rest = lambda r: (not r["ebgp"], r["igp"], ip_address(r["router_id"]), ip_address(r["peer"]))  # noqa: E731
    return min(left, key=rest, default=None)
