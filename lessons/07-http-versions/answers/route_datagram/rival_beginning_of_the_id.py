"""Compares the beginning of an id only."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (any(one.startswith(cid) or cid.startswith(one) for one in conn["ids"])) if cid else by_source:
                return place
    return None
