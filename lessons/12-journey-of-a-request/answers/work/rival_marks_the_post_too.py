"""Both id and post are marked, and either is enough."""


def work(message, store):
    if not store["seen"](message["id"]) and not store["seen"](message["post"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"]), ("seen", message["post"])])
    store["ack"](message["id"])
