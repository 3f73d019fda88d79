"""The mark is cut off at a hyphen: m7-2 is taken for m7-1."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    mark = own.partition("-")[0]
    if not store["seen"](mark):
        store["commit"]([("add", follower, post) for follower in followers] + [("seen", mark)])
    store["ack"](own)
