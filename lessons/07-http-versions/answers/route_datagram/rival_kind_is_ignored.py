"""Does not look at the kind: TCP and QUIC from one source."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if True:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"]) if cid else by_source:
                return place
    return None
