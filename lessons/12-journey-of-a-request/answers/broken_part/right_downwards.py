"""From the top down, level by level; the last level with a lost call decides."""


def broken_part(spans):
    below = {}
    for one in spans:
        below.setdefault(one["parent"], []).append(one)
    known = {one["id"] for one in spans}
    level, culprit = [one for one in spans if one["parent"] not in known], None
    while level:
        lost = {
            one["id"]
            for one in level
            if one["kind"] == "client"
            and one["error"] is not None
            and all(child["kind"] != "server" for child in below.get(one["id"], []))
        }
        if lost:
            culprit = [one["name"] for one in spans if one["id"] in lost][0]
        level = [child for one in level for child in below.get(one["id"], [])]
    if culprit is not None:
        return culprit
    for one in spans:
        takers = [(child["start"], child["name"]) for child in below.get(one["id"], []) if child["kind"] == "consumer"]
        if one["kind"] == "producer" and len(takers) >= 2:
            return sorted(takers)[0][1]
