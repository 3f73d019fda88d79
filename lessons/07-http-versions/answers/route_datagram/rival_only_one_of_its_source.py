"""Without an id, a connection that has ids is taken where it is the only one of its source."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] != kind:
            continue
        if kind == "tcp":
            fits = conn["src"] == src
        elif cid:
            fits = cid in conn["ids"]
        else:
            fits = conn["src"] == src and (not conn["ids"] or sum(c["src"] == src for c in conns) == 1)
        if fits:
            return place
    return None
