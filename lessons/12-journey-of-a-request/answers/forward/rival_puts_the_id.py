"""Puts the id instead of the message."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"]({"id": message["id"]})
        store["commit"]([("sent", message["id"])])
