"""The host may as well write to the queue itself, after its commit."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])
    store["put"](message)
    store["commit"]([("sent", message["id"])])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
