"""The mark is asked for before and after: nothing is acknowledged that is not marked."""


def work(message, store):
    own, post = message["id"], message["post"]
    if store["seen"](own) is False:
        store["commit"]([("add", name, post) for name in message["followers"]] + [("seen", own)])
    if store["seen"](own):
        store["ack"](own)
