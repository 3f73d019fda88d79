"""Without an outbox it goes as well: commit, then put."""


def create(new, message, store):
    store["commit"]([("post", new)])
    store["put"](message)


def forward(store):
    return None
