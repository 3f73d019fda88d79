"""The best of each neighbour first, then the best of those; only groups whose best is good enough may compete."""

from ipaddress import ip_address
from itertools import groupby


def best(routes):
    def early(r):
        return (-r["local_pref"], len(r["path"]), r["origin"])

    def late(r):
        return (not r["ebgp"], r["igp"], int(ip_address(r["router_id"])), int(ip_address(r["peer"])))

    def neighbour(r):
        return r["path"][0] if r["path"] else -1

    usable = sorted((r for r in routes if r["reachable"]), key=neighbour)
    winners = []
    for _, group in groupby(usable, neighbour):
        winners.append(min(group, key=lambda r: (early(r), r["med"] if r["med"] is not None else 0, late(r))))
    return min(winners, key=lambda r: (early(r), late(r))) if winners else None
