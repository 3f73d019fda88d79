"""Gives the number of messages."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    messages = store["waiting"]()
    for message in messages:
        store["put"](message)
        store["commit"]([("sent", message["id"])])
    return len(messages)
