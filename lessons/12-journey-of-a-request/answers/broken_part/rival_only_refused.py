"""Only a refused call is lost."""


def broken_part(spans):
    parents = {span["id"]: span["parent"] for span in spans}

    def depth(span):
        own, steps = span["id"], 0
        while (own := parents[own]) is not None:
            steps += 1
        return steps

    finished = {span["parent"] for span in spans if span["kind"] == "server"}
    lost = [s for s in spans if s["kind"] == "client" and s["error"] == "refused" and s["id"] not in finished]
    if lost:
        return max(lost, key=depth)["name"]
    messages = [span["id"] for span in spans if span["kind"] == "producer"]
    consumers = [span for span in spans if span["kind"] == "consumer"]
    deliveries = [[span for span in consumers if span["parent"] == message] for message in messages]
    return next((min(taken, key=lambda span: span["start"])["name"] for taken in deliveries if len(taken) > 1), None)
