"""A child of kind server counts only if it has the name of the call."""


def broken_part(spans):
    by_id, kinds = {span["id"]: span for span in spans}, {}
    for span in spans:
        kinds.setdefault(span["kind"], []).append(span)

    def above(span):
        over = by_id.get(span["parent"])
        return [*above(over), over] if over else []

    servers = [span for span in kinds.get("server", []) if span["parent"]]
    finished = {span["parent"] for span in servers if by_id[span["parent"]]["name"] == span["name"]}
    lost = [s for s in kinds.get("client", []) if s["error"] is not None and s["id"] not in finished]
    if lost:
        return max(lost, key=lambda span: len(above(span)))["name"]
    messages = [span["id"] for span in kinds.get("producer", [])]
    consumers = sorted(kinds.get("consumer", []), key=lambda span: span["start"])
    deliveries = [[span["name"] for span in consumers if span["parent"] == message] for message in messages]
    return next((names[0] for names in deliveries if names[1:]), None)
