"""What is older than a minute has been done."""


def work(message, store):
    if message["age"] < 60_000 and not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
