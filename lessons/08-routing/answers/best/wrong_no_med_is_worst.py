"""A route without a MED comes after all that have one."""


def best(routes):
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    meds = {}
    for route in left:
        meds.setdefault(route["path"][:1], []).append(2**32 if route["med"] is None else route["med"])
    left = [r for r in left if (2**32 if r["med"] is None else r["med"]) == min(meds[r["path"][:1]])]
    return min(left, key=rest, default=None)
