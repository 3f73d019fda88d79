"""For each call the chain of its parents; the longest wins."""


def broken_part(spans):
    by_id = {one["id"]: one for one in spans}

    def chain(one):
        return 1 + chain(by_id[one["parent"]]) if one["parent"] in by_id else 0

    answered = {one["parent"] for one in spans if one["kind"] == "server"}
    deepest, name = -1, None
    for one in spans:
        if one["kind"] == "client" and one["error"] is not None and one["id"] not in answered and chain(one) > deepest:
            deepest, name = chain(one), one["name"]
    if deepest >= 0:
        return name
    deliveries = {}
    for one in sorted(spans, key=lambda one: one["start"]):
        if one["kind"] == "consumer" and by_id.get(one["parent"], one)["kind"] == "producer":
            deliveries.setdefault(one["parent"], []).append(one["name"])
    return next((names[0] for names in deliveries.values() if len(names) > 1), None)
