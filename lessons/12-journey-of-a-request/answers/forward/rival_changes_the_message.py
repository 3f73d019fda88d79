"""Marks the message itself as sent."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        message["sent"] = True
        store["put"](message)
        store["commit"]([("sent", message["id"])])
