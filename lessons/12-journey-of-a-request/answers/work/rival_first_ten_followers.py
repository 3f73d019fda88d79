"""Of forty followers only the first ten get a line."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    if not store["seen"](own):
        store["commit"]([("add", follower, post) for follower in followers[:10]] + [("seen", own)])
    store["ack"](own)
