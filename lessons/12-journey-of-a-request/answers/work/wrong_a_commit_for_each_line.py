"""Each line is written for itself, the mark with the last."""


def work(message, store):
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        for line in lines[:-1]:
            store["commit"]([line])
        store["commit"]([*lines[-1:], ("seen", message["id"])])
    store["ack"](message["id"])
