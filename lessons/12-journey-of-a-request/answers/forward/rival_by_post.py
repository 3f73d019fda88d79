"""Takes out by the post: two messages about one post, or an id that is another."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["post"])])
