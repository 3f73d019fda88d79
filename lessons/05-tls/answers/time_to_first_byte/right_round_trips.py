"""Round trips of each hop are counted one by one, then weighed."""


def trips(hop, version, reused):
    if hop in reused:
        return 1
    tcp, request = 1, 1
    tls = 1 if version == "TLSv1.3" else 2
    return tcp + tls + request


def time_to_first_byte(path, rtts, version, reused, cached):
    if path == "origin":
        return trips("origin", version, reused) * rtts["origin"]
    took = trips("edge", version, reused) * rtts["edge"]
    if not cached:
        took = took + trips("edge-origin", version, reused) * rtts["edge-origin"]
    return took
