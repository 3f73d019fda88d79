"""A message without followers is left out."""


def create(new, message, store):
    changes = [("post", new)]
    if message["followers"]:
        changes.append(("out", message))
    store["commit"](changes)


def forward(store):
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
