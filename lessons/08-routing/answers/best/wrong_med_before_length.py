"""The neighbour's wish comes before the length of its path."""


def best(routes):
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [r for r in left if r["local_pref"] == max(other["local_pref"] for other in left)]
    meds = {}
    for route in left:
        meds.setdefault(route["path"][:1], []).append(route["med"] or 0)
    left = [route for route in left if (route["med"] or 0) == min(meds[route["path"][:1]])]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    return min(left, key=rest, default=None)
