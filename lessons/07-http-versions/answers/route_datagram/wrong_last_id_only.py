"""Only the newest id of a connection counts."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"][-1:]) if cid else by_source:
                return place
    return None
