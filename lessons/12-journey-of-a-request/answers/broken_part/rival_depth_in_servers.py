"""Only servers above a call count for its depth."""


def broken_part(spans):
    by_id, kinds = {span["id"]: span for span in spans}, {}
    for span in spans:
        kinds.setdefault(span["kind"], []).append(span)

    def above(span):
        over = by_id.get(span["parent"])
        return [*above(over), over] if over else []

    finished = {span["parent"] for span in kinds.get("server", [])}
    lost = [s for s in kinds.get("client", []) if s["error"] is not None and s["id"] not in finished]
    if lost:
        return max(lost, key=lambda span: len([one for one in above(span) if one["kind"] == "server"]))["name"]
    messages = [span["id"] for span in kinds.get("producer", [])]
    consumers = sorted(kinds.get("consumer", []), key=lambda span: span["start"])
    deliveries = [[span["name"] for span in consumers if span["parent"] == message] for message in messages]
    return next((names[0] for names in deliveries if names[1:]), None)
