"""Two tables are made first, by id and by source."""


def route_datagram(kind, src, cid, conns):
    by_id, by_source = {}, {}
    for place, conn in enumerate(conns):
        by_id |= {one: place for one in conn["ids"] if conn["kind"] == "quic"}
        if not conn["ids"]:
            by_source[conn["kind"], conn["src"]] = place
    return by_id.get(cid) if cid else by_source.get((kind, src))
