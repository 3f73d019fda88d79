"""create says True."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])
    return True


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
