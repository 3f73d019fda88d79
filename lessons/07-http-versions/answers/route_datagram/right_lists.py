"""Lists of those that fit, by kind."""


def route_datagram(kind, src, cid, conns):
    same = [n for n in range(len(conns)) if conns[n]["kind"] == kind]
    if kind == "tcp":
        found = [n for n in same if conns[n]["src"] == src]
    elif cid:
        found = [n for n in same if cid in conns[n]["ids"]]
    else:
        found = [n for n in same if conns[n]["src"] == src and len(conns[n]["ids"]) == 0]
    return found[0] if found else None
