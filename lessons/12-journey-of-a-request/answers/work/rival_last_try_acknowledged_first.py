"""The third delivery is acknowledged first: a worker that dies then loses the lines."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    if message["delivery"] == 3 and not store["seen"](own):
        store["ack"](own)
        store["commit"]([("add", follower, post) for follower in followers] + [("seen", own)])
        return
    if not store["seen"](own):
        store["commit"]([("add", follower, post) for follower in followers] + [("seen", own)])
    store["ack"](own)
