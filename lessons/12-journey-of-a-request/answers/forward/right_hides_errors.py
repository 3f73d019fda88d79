"""An error ends the run quietly."""


def create(new, message, store):
    try:
        store["commit"]([("post", new), ("out", message)])
    except OSError:
        return


def forward(store):
    try:
        for message in store["waiting"]():
            store["put"](message)
            store["commit"]([("sent", message["id"])])
    except OSError:
        return
