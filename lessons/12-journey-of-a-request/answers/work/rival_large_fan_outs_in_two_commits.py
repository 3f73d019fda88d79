"""Three followers take two commits, the mark is in the second."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        if len(lines) > 2:
            store["commit"](lines[:2])
            lines = lines[2:]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
