"""It gives True where nothing failed."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    if not store["seen"](own):
        store["commit"]([("add", follower, post) for follower in followers] + [("seen", own)])
    store["ack"](own)
    return True
