"""A connection is its id and its address."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"] and conn["src"] == src) if cid else by_source:
                return place
    return None
