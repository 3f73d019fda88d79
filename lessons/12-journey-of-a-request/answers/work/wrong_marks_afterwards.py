"""First the lines, and when they are written, the mark."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"](lines)
        store["commit"]([("seen", message["id"])])
    store["ack"](message["id"])
