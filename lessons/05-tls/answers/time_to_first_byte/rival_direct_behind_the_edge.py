"""What the edge has not costs the way from the client to the origin."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    hops = [hop.replace("edge-origin", "origin" if "origin" in rtts else hop) for hop in hops]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
