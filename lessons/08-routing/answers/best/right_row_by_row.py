"""One row of the table after the other, each a list of what is left."""

from ipaddress import ip_address


def best(routes):
    left = [r for r in routes if r["reachable"]]
    for cost in (lambda r: -r["local_pref"], lambda r: len(r["path"]), lambda r: r["origin"]):
        lowest = min((cost(r) for r in left), default=None)
        left = [r for r in left if cost(r) == lowest]

    def beaten(r):
        rivals = [o for o in left if o["path"][:1] == r["path"][:1]]
        return any((o["med"] or 0) < (r["med"] or 0) for o in rivals)

    left = [r for r in left if not beaten(r)]
    if any(r["ebgp"] for r in left):
        left = [r for r in left if r["ebgp"]]
    for key in ("igp", "router_id", "peer"):
        read = (lambda r, key=key: r[key]) if key == "igp" else (lambda r, key=key: int(ip_address(r[key])))
        if left:
            lowest = min(map(read, left))
            left = [r for r in left if read(r) == lowest]
    return left[0] if left else None
