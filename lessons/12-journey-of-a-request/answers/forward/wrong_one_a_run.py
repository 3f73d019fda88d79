"""A run brings one message to the queue; the next run brings the next."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]()[:1]:
        store["put"](message)
        store["commit"]([("sent", message["id"])])
