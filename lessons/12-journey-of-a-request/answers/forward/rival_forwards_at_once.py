"""create runs forward itself."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])
    forward(store)


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
