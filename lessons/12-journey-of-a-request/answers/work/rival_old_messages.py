"""What is older than an hour is acknowledged unseen."""


def work(message, store):
    if message["age"] < 3_600_000 and not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
