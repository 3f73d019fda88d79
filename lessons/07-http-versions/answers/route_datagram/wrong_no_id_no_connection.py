"""A packet of QUIC without an id belongs to nobody."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and kind == "tcp"
            if (cid in conn["ids"]) if cid else by_source:
                return place
    return None
