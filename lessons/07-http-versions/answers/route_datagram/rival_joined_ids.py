"""Looks for the id in all ids joined."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in b"".join(conn["ids"])) if cid else by_source:
                return place
    return None
