"""Both connections are opened at once, the longer one counts, then the requests."""

def time_to_first_byte(path, rtts, version, reused, cached):
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return max(rtts[hop] * (0 if hop in reused else new - 1) for hop in hops) + sum(rtts[hop] for hop in hops)
