"""A message that is handed out for the first time cannot have been done."""


def work(message, store):
    if message["delivery"] == 1 or not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
