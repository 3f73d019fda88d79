"""What is cheap to reach inside of the network wins, then routes from other networks."""


def best(routes):
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return route["igp"], not route["ebgp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    meds = {}
    for route in left:
        meds.setdefault(route["path"][:1], []).append(route["med"] or 0)
    left = [route for route in left if (route["med"] or 0) == min(meds[route["path"][:1]])]
    return min(left, key=rest, default=None)
