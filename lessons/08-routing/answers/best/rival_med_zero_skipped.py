"""Takes routes with MED 0 or None out of the comparison: [(1, …) MED 0, (1, …) MED 5] keeps both."""


def best(routes):
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    meds = {}
    for route in left:
        if route["med"]:
            meds.setdefault(route["path"][:1], []).append(route["med"])
    left = [r for r in left if not r["med"] or r["med"] == min(meds[r["path"][:1]])]
    return min(left, key=rest, default=None)
