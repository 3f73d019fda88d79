"""Followers whose names have more than letters, such as ann-2, get no line."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    if not store["seen"](own):
        store["commit"]([("add", follower, post) for follower in followers if follower.isalpha()] + [("seen", own)])
    store["ack"](own)
