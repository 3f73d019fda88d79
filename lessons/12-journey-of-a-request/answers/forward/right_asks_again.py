"""Asks for the oldest until none is left."""


def create(new, message, store):
    store["commit"]([("post", new), ("out", message)])


def forward(store):
    while left := store["waiting"]():
        store["put"](left[0])
        store["commit"]([("sent", left[0]["id"])])
