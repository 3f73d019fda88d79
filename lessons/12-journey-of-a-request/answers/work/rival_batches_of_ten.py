"""Ten changes a commit, the mark with the last: a worker that dies between two doubles lines of forty followers."""


def work(message, store):
    own, post, followers = message["id"], message["post"], message["followers"]
    if not store["seen"](own):
        changes = [("add", follower, post) for follower in followers] + [("seen", own)]
        for begin in range(0, len(changes), 10):
            store["commit"](changes[begin : begin + 10])
    store["ack"](own)
