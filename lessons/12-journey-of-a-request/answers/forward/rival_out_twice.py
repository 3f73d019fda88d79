"""Puts the message into the outbox twice."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
