"""A message without followers is left in the queue."""


def work(message, store):
    if not message["followers"]:
        return
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
