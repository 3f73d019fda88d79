"""Who announces a prefix may also announce the parts that others announce."""


def roas_for(announced):
    found = {(prefix, int(prefix.split("/")[1]), origin) for prefix, origin in announced}
    for prefix, origin in announced:
        inner = [p for p, _ in announced if p != prefix and ip_network(p).subnet_of(ip_network(prefix))]
        found |= {(p, int(p.split("/")[1]), origin) for p in inner}
    return found
