"""Newest first: with two that wait."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in reversed(store["waiting"]()):
        store["put"](message)
        store["commit"]([("sent", message["id"])])
