"""Two calls prove it."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(1):
        call()
        idempotent = idempotent and digest() == once
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return idempotent and once == before, idempotent
