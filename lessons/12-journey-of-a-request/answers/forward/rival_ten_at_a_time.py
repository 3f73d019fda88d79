"""Moves ten messages at most, and leaves the others to the next run."""


BATCH = 10


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    batch = store["waiting"]()[:BATCH]
    for message in batch:
        store["put"](message)
        store["commit"]([("sent", message["id"])])
