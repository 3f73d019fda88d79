"""The edge always has a copy if its connection is open."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached or reused == ["edge"] else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
