"""The first byte needs half a round trip only, there it is."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (0.5 if hop in reused else new - 0.5) for hop in hops)
