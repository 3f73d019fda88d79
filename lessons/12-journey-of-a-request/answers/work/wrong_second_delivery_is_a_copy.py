"""A message that is handed out again has been done."""


def work(message, store):
    if message["delivery"] == 1 and not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
