"""Two a run at most."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]()[:2]:
        store["put"](message)
        store["commit"]([("sent", message["id"])])
