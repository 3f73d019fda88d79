"""Takes the AS before the origin for the neighbour: where (1, 2, 9) has MED 9 and (1, 3, 9) MED 5, both stay."""
from ipaddress import ip_address


def best(routes):
    left = [route for route in routes if route["reachable"]]
    if not left:
        return None
    highest = max(route["local_pref"] for route in left)
    left = [route for route in left if route["local_pref"] == highest]
    shortest = min(len(route["path"]) for route in left)
    left = [route for route in left if len(route["path"]) == shortest]
    lowest = min(route["origin"] for route in left)
    left = [route for route in left if route["origin"] == lowest]
    least = {}
    for route in left:
        group, med = route["path"][-2:-1], route["med"] or 0
        least[group] = min(med, least.get(group, med))
    left = [route for route in left if (route["med"] or 0) == least[route["path"][-2:-1]]]
    if any(route["ebgp"] for route in left):
        left = [route for route in left if route["ebgp"]]
    nearest = min(route["igp"] for route in left)
    left = [route for route in left if route["igp"] == nearest]
    return min(left, key=lambda route: (ip_address(route["router_id"]), ip_address(route["peer"])))
