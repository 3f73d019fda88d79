"""Counts from 1."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns, 1):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"]) if cid else by_source:
                return place
    return None
