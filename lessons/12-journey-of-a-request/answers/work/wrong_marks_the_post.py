"""A post that has been spread needs no more work."""


def work(message, store):
    if not store["seen"](message["post"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["post"])])
    store["ack"](message["id"])
