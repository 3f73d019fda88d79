"""All are taken out in one commit, then put: a run that dies loses them."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    messages = store["waiting"]()
    store["commit"]([("sent", message["id"]) for message in messages])
    for message in messages:
        store["put"](message)
