"""The request travels with the end of the handshake, so 1.3 needs two round trips over an edge."""


def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    if path == "edge" and version == "TLSv1.3":
        new -= 1
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
