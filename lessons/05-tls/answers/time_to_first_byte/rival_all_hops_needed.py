"""All round trips are read first: what is missing is an error."""

def time_to_first_byte(path, rtts, version, reused, cached):
    _ = rtts["origin"] if path == "origin" else rtts["edge"] + rtts["edge-origin"]
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
