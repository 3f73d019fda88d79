"""Mark, acknowledge, and then there is time for the lines."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([("seen", message["id"])])
        store["ack"](message["id"])
        store["commit"](lines)
        return
    store["ack"](message["id"])
