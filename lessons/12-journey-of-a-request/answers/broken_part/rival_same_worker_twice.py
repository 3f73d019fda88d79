"""A message counts as taken twice only if two different workers took it."""


def broken_part(spans):
    parents = {span["id"]: span["parent"] for span in spans}

    def depth(span):
        own, steps = span["id"], 0
        while (own := parents[own]) is not None:
            steps += 1
        return steps

    finished = {span["parent"] for span in spans if span["kind"] == "server"}
    lost = [s for s in spans if s["kind"] == "client" and s["error"] is not None and s["id"] not in finished]
    if lost:
        return max(lost, key=depth)["name"]
    messages = [span["id"] for span in spans if span["kind"] == "producer"]
    consumers = [span for span in spans if span["kind"] == "consumer"]
    deliveries = [[span for span in consumers if span["parent"] == message] for message in messages]
    twice = [taken for taken in deliveries if len({span["name"] for span in taken}) > 1]
    return next((min(taken, key=lambda span: span["start"])["name"] for taken in twice), None)
