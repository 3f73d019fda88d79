"""The winner so far is compared with the next route that arrives; MEDs count if those two have one neighbour."""

from functools import reduce


def best(routes):
    def better(one, two):
        def rank(route):
            med = (route["med"] or 0) if one["path"][:1] == two["path"][:1] else 0
            early = -route["local_pref"], len(route["path"]), route["origin"], med
            return *early, not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

        return min(one, two, key=rank)

    left = [route for route in routes if route["reachable"]]
    return reduce(better, left) if left else None
