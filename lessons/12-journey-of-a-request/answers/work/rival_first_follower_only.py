"""Only the first follower gets a line."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"][:1]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
