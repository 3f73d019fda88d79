"""A packet belongs to the connection with its address, over QUIC too."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if conn["src"] == src:
                return place
    return None
