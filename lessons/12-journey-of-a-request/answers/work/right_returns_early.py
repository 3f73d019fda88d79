"""What was seen is acknowledged at once; errors end the work quietly."""


def work(message, store):
    own = message["id"]
    try:
        if store["seen"](own):
            store["ack"](own)
            return
        changes = [("seen", own)]
        for follower in message["followers"]:
            changes.append(("add", follower, message["post"]))
        store["commit"](changes)
        store["ack"](own)
    except OSError:
        return
