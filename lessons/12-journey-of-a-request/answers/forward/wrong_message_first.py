"""The message is put into the outbox first, so that it cannot be lost."""


def create(new, message, store):
    store["commit"]([("out", message)])
    store["commit"]([("post", new)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
