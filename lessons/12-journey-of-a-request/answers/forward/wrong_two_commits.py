"""The post is kept first, and its message is put into the outbox right after it."""


def create(new, message, store):
    store["commit"]([("post", new)])
    store["commit"]([("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
