"""Asks the outbox again for what to take out, and takes out what a host has put there meanwhile."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
    if left := store["waiting"]():
        store["commit"]([("sent", message["id"]) for message in left])
