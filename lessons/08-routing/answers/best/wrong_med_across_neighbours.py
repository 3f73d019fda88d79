"""The lowest MED wins, whichever neighbour a route comes from."""


def best(routes):
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    left = [route for route in left if (route["med"] or 0) == min(other["med"] or 0 for other in left)]
    return min(left, key=rest, default=None)
