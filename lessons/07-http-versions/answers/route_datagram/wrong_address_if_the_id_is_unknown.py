"""If nobody has the id, the address decides."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"]) if cid else by_source:
                return place
    return next((n for n, conn in enumerate(conns) if cid and conn["kind"] == kind and conn["src"] == src), None)
