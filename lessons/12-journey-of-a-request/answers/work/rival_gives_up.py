"""What was handed out eight times is acknowledged unseen."""


def work(message, store):
    if message["delivery"] < 8 and not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
