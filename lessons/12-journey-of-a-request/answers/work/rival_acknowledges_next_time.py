"""What is new is acknowledged only when it comes again."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
        return
    store["ack"](message["id"])
