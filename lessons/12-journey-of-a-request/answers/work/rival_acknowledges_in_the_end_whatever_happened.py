"""An error of commit is swallowed before it acknowledges, but seen is asked last."""


def work(message, store):
    if True:
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])]) if message["delivery"] == 1 else None
    store["ack"](message["id"])
