"""Enters the new source into the connection."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"]) if cid else by_source:
                conn["src"] = src
                return place
    return None
