"""Takes runs in the list for groups: a neighbour's two MEDs with another neighbour's route between them."""

from itertools import groupby


def best(routes):
    left = [route for route in routes if route["reachable"]]
    wishes = [(-route["local_pref"], len(route["path"]), route["origin"]) for route in left]
    left = [route for route, wish in zip(left, wishes, strict=True) if wish == min(wishes)]
    kept = []
    for _, found in groupby(left, key=lambda route: route["path"][:1]):
        group = list(found)
        lowest = min(route["med"] or 0 for route in group)
        kept += [route for route in group if (route["med"] or 0) == lowest]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    return min(kept, key=rest, default=None)
