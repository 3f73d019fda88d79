"""Counts a parent that is not in the list as a span above."""


def broken_part(spans):
    parents = {one["id"]: one["parent"] for one in spans}
    finished = {one["parent"] for one in spans if one["kind"] == "server"}

    def depth(one):
        steps, above = 0, one["parent"]
        while above is not None:
            steps += 1
            above = parents.get(above)
        return steps

    lost = [one for one in spans if one["kind"] == "client" and one["error"] is not None and one["id"] not in finished]
    if lost:
        return max(lost, key=depth)["name"]
    for message in spans:
        taken = [one for one in spans if one["parent"] == message["id"] and one["kind"] == "consumer"]
        if message["kind"] == "producer" and len(taken) > 1:
            return min(taken, key=lambda one: one["start"])["name"]
    return None
