"""Takes a source whose text begins like it: 192.0.2.1 and 192.0.2.11."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] != kind:
            continue
        if kind == "tcp":
            if conn["src"][0].startswith(src[0]) and conn["src"][1] == src[1]:
                return place
        elif cid:
            if cid in conn["ids"]:
                return place
        elif conn["src"] == src and not conn["ids"]:
            return place
    return None
