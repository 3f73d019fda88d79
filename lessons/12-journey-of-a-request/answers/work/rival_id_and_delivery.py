"""The mark is the id with the number of the delivery."""


def work(message, store):
    if not store["seen"](message["id"] + str(message["delivery"])):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"] + str(message["delivery"]))])
    store["ack"](message["id"])
