"""A lost call without parent is overlooked."""


def broken_part(spans):
    above = {s["id"]: s["parent"] for s in spans}
    served = {s["parent"] for s in spans if s["kind"] == "server"}

    def depth(s):
        steps, here = 0, s["parent"]
        while here is not None:
            steps, here = steps + 1, above[here]
        return steps

    lost = [s for s in spans if s["kind"] == "client" and s["error"] is not None and s["id"] not in served]
    best, name = 0, None
    for s in lost:
        if depth(s) > best:
            best, name = depth(s), s["name"]
    if name:
        return name
    for p in spans:
        if p["kind"] == "producer":
            takers = [s for s in spans if s["kind"] == "consumer" and s["parent"] == p["id"]]
            if len(takers) > 1:
                return min(takers, key=lambda s: s["start"])["name"]
    return None
