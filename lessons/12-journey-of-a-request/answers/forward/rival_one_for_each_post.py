"""One message for each post: two about the same one."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    told = set()
    for message in store["waiting"]():
        if message["post"] not in told:
            store["put"](message)
        told.add(message["post"])
        store["commit"]([("sent", message["id"])])
