"""Marks are compared without case: M7 is taken for m7."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    mark = own.lower()
    if not store["seen"](mark):
        store["commit"]([("add", follower, post) for follower in followers] + [("seen", mark)])
    store["ack"](own)
