"""Where the client's connection to the origin is open, so is the edge's."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused or hop == "edge-origin" and "origin" in reused else new) for hop in hops)
