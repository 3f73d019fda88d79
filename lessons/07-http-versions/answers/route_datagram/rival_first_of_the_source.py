"""Without an id, looks at the first connection of the source only: two of one source, the first with ids."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] != kind:
            continue
        if kind == "tcp":
            if conn["src"] == src:
                return place
        elif cid:
            if cid in conn["ids"]:
                return place
        elif conn["src"] == src:
            return None if conn["ids"] else place
    return None
