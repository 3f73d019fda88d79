"""A message is acknowledged when it is taken."""


def work(message, store):
    store["ack"](message["id"])
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
