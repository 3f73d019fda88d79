"""In the order of the ids: m10 before m2."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in sorted(store["waiting"](), key=lambda message: message["id"]):
        store["put"](message)
        store["commit"]([("sent", message["id"])])
