"""A request is idempotent if the server answers the same each time."""


def classify(call, elsewhere, digest):
    before = digest()
    first = call()
    once = digest()
    idempotent = True
    for _ in range(4):
        idempotent = call() == first and idempotent and digest() == once
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return digest() == moved and once == before, idempotent
