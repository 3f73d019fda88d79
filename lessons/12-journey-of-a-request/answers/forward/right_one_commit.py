"""Puts all, then takes all out in one commit: a run that dies puts more of them twice."""


def create(new, message, store):
    changes = [("out", dict(message)), ("post", dict(new))]
    store["commit"](changes)


def forward(store):
    messages = list(store["waiting"]())
    for message in messages:
        store["put"](dict(message))
    if messages:
        store["commit"]([("sent", message["id"]) for message in messages])
