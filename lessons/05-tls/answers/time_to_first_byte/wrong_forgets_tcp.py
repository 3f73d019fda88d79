"""A TLS connection needs no round trip before TLS, but on the way to the origin that was told."""


def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    if path == "edge" or version == "TLSv1.2":
        new -= 1
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
