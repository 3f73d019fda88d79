"""TLS begins at once: the first flight needs no connection before it."""


def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 3, "TLSv1.3": 2}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
