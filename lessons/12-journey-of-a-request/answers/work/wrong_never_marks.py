"""The acknowledgement is mark enough."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"](lines)
    store["ack"](message["id"])
