"""Takes out the last one alone, of several."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    message = None
    for message in store["waiting"]():
        store["put"](message)
    if message:
        store["commit"]([("sent", message["id"])])
