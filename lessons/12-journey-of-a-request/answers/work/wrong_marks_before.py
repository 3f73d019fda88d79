"""First the mark, so that nobody else begins, then the lines."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([("seen", message["id"])])
        store["commit"](lines)
    store["ack"](message["id"])
