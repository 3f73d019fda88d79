"""What is taken out of the outbox first is never put into the queue twice."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["commit"]([("sent", message["id"])])
        store["put"](message)
