"""With a copy the edge answers, whatever the path."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = ["edge"] if cached and "edge" in rtts else {"origin": ["origin"], "edge": ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
