"""Without followers nothing is committed, fine; with them the mark goes in a commit of its own if there are many."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        if len(lines) > 1:
            store["commit"](lines)
            lines = []
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
