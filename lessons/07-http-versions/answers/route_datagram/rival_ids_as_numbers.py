"""Compares ids as numbers: 00 07 is taken for 07."""


def route_datagram(kind, src, cid, conns):
    for place, conn in enumerate(conns):
        if conn["kind"] != kind:
            continue
        if kind == "tcp":
            if conn["src"] == src:
                return place
        elif cid:
            if int.from_bytes(cid, "big") in [int.from_bytes(one, "big") for one in conn["ids"]]:
                return place
        elif conn["src"] == src and not conn["ids"]:
            return place
    return None
