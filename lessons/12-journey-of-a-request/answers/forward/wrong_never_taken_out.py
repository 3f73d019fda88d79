"""The queue has the message now, so nothing more is to be done."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
